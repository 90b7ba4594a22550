import { expect, test } from 'vitest';
import { settleRows } from './queue-order.ts';
import { sampleQueueItem } from './testing/samples.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => sampleQueueItem(id)) as [
  ReturnType<typeof sampleQueueItem>,
  ReturnType<typeof sampleQueueItem>,
  ReturnType<typeof sampleQueueItem>,
  ReturnType<typeof sampleQueueItem>,
];
const ids = (rows: ReturnType<typeof settleRows>) =>
  rows.map(({ item, gone }) => (gone ? `(${item.id})` : item.id));

test('[QU1] a list nobody points at shows the queue as it is, oldest first', () => {
  const before = settleRows([], [a, b], false);
  expect(ids(settleRows(before, [c, a], false))).toEqual(['c', 'a']);
});

test('a row under the pointer stays where it is when one before it goes', () => {
  const before = settleRows([], [a, b, c], false);
  expect(ids(settleRows(before, [b, c], true))).toEqual(['(a)', 'b', 'c']);
});

test('[QU3] one given back to the front joins at the end while the list is held', () => {
  const before = settleRows([], [a, b], false);
  const held = settleRows(before, [d, a, b], true);
  expect(ids(held)).toEqual(['a', 'b', 'd']);
  expect(ids(settleRows(held, [d, a, b], false))).toEqual(['d', 'a', 'b']);
});

test('a held row shows what is new about it', () => {
  const before = settleRows([], [a], false);
  const [row] = settleRows(before, [{ ...a, typedAhead: true }], true);
  expect(row?.item.typedAhead).toBe(true);
});

test('one that went and came back while the list is held is no longer gone', () => {
  const before = settleRows([], [a, b], false);
  const without = settleRows(before, [b], true);
  expect(ids(settleRows(without, [a, b], true))).toEqual(['a', 'b']);
});
