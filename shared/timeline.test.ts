import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIMITS } from './limits.ts';
import type { Entry } from './model.ts';
import {
  applyEntries,
  EMPTY_TIMELINE,
  hasGap,
  isBehind,
  lastSeq,
  type Timeline,
} from './timeline.ts';

const entry = (seq: number): Entry => ({
  seq,
  at: seq,
  kind: 'message',
  side: 'visitor',
  cmid: `cmid ${seq}`,
  text: `line ${seq}`,
  name: null,
});
const apply = (timeline: Timeline, seqs: readonly number[], epoch = 'a', hold = 100) =>
  applyEntries(timeline, epoch, seqs.map(entry), hold);
const seqsOf = (timeline: Timeline) => timeline.entries.map(({ seq }) => seq);

test('[RS1] [RS2] whatever the order and however often, entries show once and without a hole', () => {
  const arrivals = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 6 }));
  fc.assert(
    fc.property(arrivals, (batches) => {
      let timeline = EMPTY_TIMELINE;
      const seen = new Set<number>();
      for (const batch of batches) {
        timeline = apply(timeline, batch);
        batch.forEach((seq) => seen.add(seq));
        const contiguous = seqsOf(timeline);
        expect(contiguous).toEqual(contiguous.map((_, at) => at + 1));
        const first = [...Array(31).keys()].findIndex((at) => !seen.has(at + 1));
        expect(lastSeq(timeline)).toBe(first);
        expect(hasGap(timeline)).toBe(seen.size > first);
      }
    }),
  );
});

test('[RS1] holds an early entry until those before it have come', () => {
  const early = apply(EMPTY_TIMELINE, [1, 3]);
  expect(seqsOf(early)).toEqual([1]);
  expect(hasGap(early)).toBe(true);
  expect(seqsOf(apply(early, [2]))).toEqual([1, 2, 3]);
});

test('holds a hundred early entries, and leaves the next to the repair', () => {
  const seqs = Array.from({ length: LIMITS.heldEntries + 1 }, (_, at) => at + 2);
  expect(apply(EMPTY_TIMELINE, seqs.slice(0, -1), 'a', LIMITS.heldEntries).held).toHaveLength(100);
  const full = apply(EMPTY_TIMELINE, seqs, 'a', LIMITS.heldEntries);
  expect(full.held).toHaveLength(100);
  expect(full.held.at(-1)?.seq).toBe(101);
});

test('[RS5] an entry of another epoch starts the copy afresh', () => {
  const before = apply(EMPTY_TIMELINE, [1, 2, 3]);
  const after = apply(before, [1], 'b');
  expect(after.epoch).toBe('b');
  expect(seqsOf(after)).toEqual([1]);
});

test('[RS4] a head beyond the copy, or of another epoch, says that it is behind', () => {
  const timeline = apply(EMPTY_TIMELINE, [1, 2]);
  expect(isBehind(timeline, { epoch: 'a', seq: 2 })).toBe(false);
  expect(isBehind(timeline, { epoch: 'a', seq: 3 })).toBe(true);
  expect(isBehind(timeline, { epoch: 'b', seq: 1 })).toBe(true);
});
