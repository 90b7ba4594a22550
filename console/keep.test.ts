import { expect, test } from 'vitest';
import { createKeep } from './keep.ts';

/** The part of Storage that a tab keeps, in memory. */
function createStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}
const item = { cmid: 'm1', text: 'hello', state: 'queued' } as const;

test('[RS6] a reload finds draft, outbox and open conversation again', () => {
  const storage = createStorage();
  const before = createKeep(() => storage, 'agent-1');
  before.keepDraft('c1', 'half a sent');
  before.keepOutbox('c1', [item]);
  before.keepOpenId('c1');
  const after = createKeep(() => storage, 'agent-1');
  expect(after.draft('c1')).toBe('half a sent');
  expect(after.outbox('c1')).toEqual([item]);
  expect(after.openId()).toBe('c1');
});

test('another agent in the same tab finds nothing', () => {
  const storage = createStorage();
  createKeep(() => storage, 'agent-1').keepDraft('c1', 'mine');
  expect(createKeep(() => storage, 'agent-2').draft('c1')).toBe('');
});

test('signing out leaves nothing of the agent behind', () => {
  const storage = createStorage();
  storage.setItem('other', 'stays');
  const keep = createKeep(() => storage, 'agent-1');
  keep.keepDraft('c1', 'mine');
  keep.keepOutbox('c2', [item]);
  keep.keepOpenId('c2');
  keep.forgetAll();
  expect(storage.length).toBe(1);
});

test('forgetting a conversation leaves the others', () => {
  const storage = createStorage();
  const keep = createKeep(() => storage, 'agent-1');
  keep.keepDraft('c1', 'one');
  keep.keepDraft('c2', 'two');
  keep.forget('c1');
  expect([keep.draft('c1'), keep.draft('c2')]).toEqual(['', 'two']);
});

test('a browser that blocks storage keeps nothing and breaks nothing', () => {
  const keep = createKeep(() => {
    throw new Error('blocked');
  }, 'agent-1');
  keep.keepDraft('c1', 'text');
  keep.forgetAll();
  expect(keep.draft('c1')).toBe('');
  expect(keep.outbox('c1')).toEqual([]);
});

test('an outbox that is not one is read as empty', () => {
  const storage = createStorage();
  storage.setItem('porchlight:agent-1:outbox:c1', '{"not":"a list"}');
  storage.setItem('porchlight:agent-1:outbox:c2', '[1,');
  const keep = createKeep(() => storage, 'agent-1');
  expect(keep.outbox('c1')).toEqual([]);
  expect(keep.outbox('c2')).toEqual([]);
});
