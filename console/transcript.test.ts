import { expect, test } from 'vitest';
import type { Entry } from '../shared/model.ts';
import { toLines } from './transcript.ts';

const say = (seq: number, at: number, side: 'visitor' | 'agent' = 'visitor'): Entry => ({
  seq,
  at,
  kind: 'message',
  side,
  name: side === 'agent' ? 'Minji' : null,
  cmid: String(seq),
  text: 'text',
});
const dayOf = (at: number) => String(Math.floor(at / 86_400_000));
const shape = (entries: readonly Entry[]) =>
  toLines(entries, dayOf).map((line) =>
    line.kind === 'message' && line.continues ? 'continues' : line.kind,
  );

test('a day begins with a line of its own', () => {
  expect(shape([say(1, 0), say(2, 86_400_000)])).toEqual(['day', 'message', 'day', 'message']);
});

test('one person within one minute goes on under one heading', () => {
  expect(shape([say(1, 0), say(2, 59_999), say(3, 60_000)])).toEqual([
    'day',
    'message',
    'continues',
    'message',
  ]);
});

test('[RL5] what only a newer relay knows is left out, and parts nobody’s words', () => {
  const unknown = { seq: 2, at: 86_400_000, kind: 'moved' } as never as Entry;
  expect(shape([say(1, 0), unknown, say(3, 2)])).toEqual(['day', 'message', 'continues']);
});

test('[RS9] a loss has a line of its own', () => {
  const loss: Entry = { seq: 2, at: 1, kind: 'data_loss' };
  expect(shape([say(1, 0), loss, say(3, 2)])).toEqual(['day', 'message', 'system', 'message']);
});

test('another person, or a happening between, starts anew', () => {
  const assigned: Entry = { seq: 2, at: 1, kind: 'assigned', name: 'Minji' };
  expect(shape([say(1, 0), assigned, say(3, 2), say(4, 3, 'agent')])).toEqual([
    'day',
    'message',
    'system',
    'message',
    'message',
  ]);
});
