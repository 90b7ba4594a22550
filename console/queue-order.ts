import type { QueueItem } from '../shared/model.ts';

/** A line of the queue as drawn; `gone` holds the place of one that was taken or left. */
export type QueueRow = { readonly item: QueueItem; readonly gone: boolean };

/**
 * The queue under a pointer or focus: no row moves. What went away keeps its place as gone, what
 * came joins at the end. Settled, the list is simply the queue again.
 */
export function settleRows(
  shown: readonly QueueRow[],
  queue: readonly QueueItem[],
  isHeld: boolean,
): readonly QueueRow[] {
  if (!isHeld) return queue.map((item) => ({ item, gone: false }));
  const waiting = new Map(queue.map((item) => [item.id, item]));
  const kept = shown.map(({ item }) => {
    const current = waiting.get(item.id);
    waiting.delete(item.id);
    return { item: current ?? item, gone: !current };
  });
  return [...kept, ...Array.from(waiting.values(), (item) => ({ item, gone: false }))];
}
