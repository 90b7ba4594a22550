import { expect, test } from 'vitest';
import type { Position } from './events.ts';
import { LogReader } from './log-reader.ts';
import type { Entry, LogPage } from './model.ts';

const entry = (seq: number): Entry => ({ kind: 'assigned', name: 'Agent', seq, at: seq });
const logPage = (entries: readonly Entry[], seq: number): LogPage => ({
  conversationId: 'c',
  head: { epoch: 'e', seq },
  entries,
  more: false,
});

test('[RS9] says what it holds when the log ends before that, or has something else there', () => {
  const asked: Position[] = [];
  const reader = new LogReader({
    conversationId: 'c',
    schedule: () => () => {},
    random: () => 0,
    sync(position) {
      asked.push(position);
      return new Promise(() => {});
    },
    merged() {},
    caughtUp() {},
  });
  reader.resume(logPage([entry(1), entry(2)], 2));
  reader.head({ epoch: 'e', seq: 2 });
  reader.receive('e', entry(2));
  expect(asked).toEqual([]);
  reader.head({ epoch: 'e', seq: 1 });
  const holds = { conversationId: 'c', epoch: 'e', last: 2, at: 2 };
  expect(asked).toEqual([holds]);
  reader.resume(logPage([], 2));
  reader.receive('e', { ...entry(1), at: 99 });
  expect(asked).toEqual([holds, holds]);
});
