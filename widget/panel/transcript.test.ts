import { expect, it } from 'vitest';
import { NO_MARKS, type Entry } from '../../shared/model.ts';
import { strings } from './i18n/en.ts';
import { strings as korean } from './i18n/ko.ts';
import { toText } from './transcript-text.ts';
import { toBlocks } from './transcript.ts';

const AT = new Date(2026, 10, 22, 14, 3).getTime();
const MINUTE = 60_000;

const said = (seq: number, side: 'visitor' | 'agent', text: string, at = AT): Entry => {
  const name = side === 'agent' ? 'Minji' : null;
  return { seq, at, kind: 'message', side, cmid: `m${seq}`, text, name };
};
const kindsOf = (entries: readonly Entry[]) => toBlocks(entries, [], NO_MARKS).map((b) => b.kind);

it('groups what one person says within a minute', () => {
  const entries = [
    said(1, 'visitor', 'a'),
    said(2, 'visitor', 'b', AT + MINUTE - 1),
    said(3, 'visitor', 'c', AT + MINUTE),
    said(4, 'agent', 'd', AT + MINUTE),
  ];
  const groups = toBlocks(entries, [], NO_MARKS).flatMap((b) => (b.kind === 'group' ? [b] : []));
  expect(groups.map(({ lines }) => lines.map(({ text }) => text))).toEqual([
    ['a', 'b'],
    ['c'],
    ['d'],
  ]);
});

it('separates days', () => {
  const entries = [said(1, 'visitor', 'a'), said(2, 'visitor', 'b', AT + 24 * 60 * MINUTE)];
  expect(kindsOf(entries)).toEqual(['day', 'group', 'day', 'group']);
});

it('tells an agent who comes back from another one who takes over', () => {
  const at = AT;
  const entries: Entry[] = [
    { seq: 1, at, kind: 'assigned', name: 'Minji' },
    { seq: 2, at, kind: 'requeued', reason: 'lost' },
    { seq: 3, at, kind: 'assigned', name: 'Minji' },
    { seq: 4, at, kind: 'requeued', reason: 'left' },
    { seq: 5, at, kind: 'assigned', name: 'Jun' },
    { seq: 6, at, kind: 'closed', by: 'agent', name: 'Jun' },
  ];
  expect(kindsOf(entries)).toEqual([
    'day',
    'joined',
    'lost',
    'rejoined',
    'left',
    'takenOver',
    'closed',
  ]);
});

it('[RS9] tells where a part was lost', () => {
  const entries: Entry[] = [
    said(1, 'visitor', 'a'),
    { seq: 2, at: AT, kind: 'data_loss' },
    said(3, 'visitor', 'b'),
  ];
  expect(kindsOf(entries)).toEqual(['day', 'group', 'dataLoss', 'group']);
  for (const words of [strings, korean]) {
    expect(toText(entries, words, 'en')).toContain(`— ${words.dataLoss}`);
  }
});

it('[RL5] leaves out what only a newer relay knows, together with its day', () => {
  const unknown = { seq: 2, at: AT + 24 * 60 * MINUTE, kind: 'moved' } as never as Entry;
  const because = { seq: 3, at: AT, kind: 'requeued', reason: 'bored' } as never as Entry;
  const entries = [said(1, 'visitor', 'a'), unknown, because];
  expect(kindsOf(entries)).toEqual(['day', 'group', 'left']);
  expect(toText(entries, strings, 'en')).not.toContain('undefined');
});

it('[PR5] says of each message how far it came', () => {
  const entries = [1, 2, 3].map((seq) => said(seq, 'visitor', String(seq)));
  const outbox = [
    { cmid: 'm4', text: '4', state: 'acked' },
    { cmid: 'm5', text: '5', state: 'inflight' },
    { cmid: 'm6', text: '6', state: 'failed', code: 'closed' },
  ] as const;
  const marks = { ...NO_MARKS, agentRead: 1, agentDelivered: 2 };
  const [, group] = toBlocks(entries, outbox, marks);
  const states = group?.kind === 'group' ? group.lines.map(({ state }) => state) : [];
  expect(states).toEqual(['read', 'delivered', 'sent', 'sent', 'sending', 'failed']);
});

it('writes a conversation as plain text', () => {
  const entries: Entry[] = [
    said(1, 'visitor', 'It fails'),
    { seq: 2, at: AT, kind: 'assigned', name: 'Minji' },
    said(3, 'agent', 'Hello'),
    { seq: 4, at: AT, kind: 'closed', by: 'visitor', name: null },
  ];
  const lines = toText(entries, strings, 'en').split('\n');
  expect(lines[0]).toBe('Sunday, November 22, 2026');
  expect(lines.slice(1)).toEqual([
    expect.stringMatching(/^\[2:03.PM\] You: It fails$/),
    '— Minji has joined',
    expect.stringMatching(/^\[2:03.PM\] Minji: Hello$/),
    '— You ended the chat',
  ]);
});
