import type { Entry, Head } from './model.ts';

/**
 * A page's copy of one conversation's log. `entries` is always 1, 2, … last without a hole, so it
 * can be shown as it stands; what came too early waits in `held`.
 */
export type Timeline = {
  readonly epoch: string | null;
  readonly entries: readonly Entry[];
  readonly held: readonly Entry[];
};

export const EMPTY_TIMELINE: Timeline = { epoch: null, entries: [], held: [] };

/** The last seq that the page holds without a hole before it; 0 when it holds nothing. */
export const lastSeq = (timeline: Timeline): number => timeline.entries.length;

/**
 * Merges entries in any order, each seq once. An entry of another epoch starts the copy afresh: the
 * store has lost data, and what the page held is no longer the conversation. At most `holdLimit`
 * early entries are kept; the rest come again with the repair.
 */
export function applyEntries(
  timeline: Timeline,
  epoch: string,
  incoming: readonly Entry[],
  holdLimit: number,
): Timeline {
  const start = timeline.epoch === epoch ? timeline : { ...EMPTY_TIMELINE, epoch };
  const entries = [...start.entries];
  const early = new Map(start.held.map((entry) => [entry.seq, entry]));
  for (const entry of incoming) {
    if (entry.seq > entries.length) early.set(entry.seq, entry);
    for (let next = early.get(entries.length + 1); next; next = early.get(entries.length + 1)) {
      early.delete(next.seq);
      entries.push(next);
    }
  }
  const held = [...early.values()].sort((a, b) => a.seq - b.seq).slice(0, holdLimit);
  return { epoch, entries, held };
}

/**
 * Whether the log has something else where the page has this: the store lost what the page holds,
 * and others have gone on from before it.
 */
export const isForked = (timeline: Timeline, epoch: string, entry: Entry): boolean => {
  const held = timeline.entries[entry.seq - 1];
  return timeline.epoch === epoch && held !== undefined && held.at !== entry.at;
};

/** Whether the page lacks entries: an early one waits for those before it. */
export const hasGap = (timeline: Timeline): boolean => timeline.held.length > 0;

/** Whether the log goes on beyond what the page holds, or is another one. */
export const isBehind = (timeline: Timeline, head: Head): boolean =>
  timeline.epoch !== head.epoch || head.seq > lastSeq(timeline);

/** Whether the page holds more of this log than there is. */
export const isAhead = (timeline: Timeline, head: Head): boolean =>
  timeline.epoch === head.epoch && head.seq < lastSeq(timeline);
