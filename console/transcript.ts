import type { Entry, MessageEntry } from '../shared/model.ts';

/** What happened beside what was said. */
export type Happening = Exclude<Entry, MessageEntry>;

/** A line of the drawn transcript. */
export type Line =
  | { readonly kind: 'day'; readonly at: number }
  | {
      readonly kind: 'message';
      readonly entry: MessageEntry;
      /** Same person within the same minute as the line before: drawn without a new heading. */
      readonly continues: boolean;
    }
  | { readonly kind: 'system'; readonly entry: Happening };

const MINUTE_MS = 60_000;

/** Each kind there is here; a newer relay may write others. */
const KNOWN: Readonly<Record<Entry['kind'], true>> = {
  message: true,
  assigned: true,
  requeued: true,
  closed: true,
  data_loss: true,
};

function continuesFrom(entry: MessageEntry, before: Entry | undefined): boolean {
  return (
    before?.kind === 'message' &&
    before.side === entry.side &&
    before.name === entry.name &&
    Math.floor(before.at / MINUTE_MS) === Math.floor(entry.at / MINUTE_MS)
  );
}

/**
 * The log as it is read: a separator before each day's first line, messages of one person in one
 * minute together. Of a kind that only a newer relay knows nothing is drawn.
 * @param dayOf which day a moment belongs to, in the reader's zone
 */
export function toLines(entries: readonly Entry[], dayOf: (at: number) => string): Line[] {
  const known = entries.filter(({ kind }) => KNOWN[kind]);
  return known.flatMap((entry, index): Line[] => {
    const before = known[index - 1];
    const isNewDay = !before || dayOf(before.at) !== dayOf(entry.at);
    const day: Line[] = isNewDay ? [{ kind: 'day', at: entry.at }] : [];
    if (entry.kind !== 'message') return [...day, { kind: 'system', entry }];
    return [
      ...day,
      { kind: 'message', entry, continues: continuesFrom(entry, before) && !isNewDay },
    ];
  });
}
