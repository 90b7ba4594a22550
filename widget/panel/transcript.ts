import type { Entry, Marks, Side } from '../../shared/model.ts';
import type { Outbox, OutboxItem } from '../../shared/outbox.ts';

export type MessageState = 'sending' | 'sent' | 'delivered' | 'read' | 'failed';
export type Line = { readonly key: string; readonly text: string; readonly state: MessageState };
/** What one person said within one minute. */
export type Group = {
  readonly kind: 'group';
  readonly key: string;
  readonly side: Side;
  /** The agent's name; null for the visitor. */
  readonly name: string | null;
  /** Null while none of it is stored. */
  readonly at: number | null;
  readonly lines: readonly Line[];
};
export type SystemLine = {
  readonly kind: 'joined' | 'rejoined' | 'takenOver' | 'lost' | 'left' | 'closed' | 'dataLoss';
  readonly key: string;
  readonly name: string | null;
  readonly by: Side | null;
};
export type DayLine = { readonly kind: 'day'; readonly key: string; readonly at: number };
export type Block = Group | SystemLine | DayLine;

function stateOf(seq: number, marks: Marks): MessageState {
  if (seq <= marks.agentRead) return 'read';
  return seq <= marks.agentDelivered ? 'delivered' : 'sent';
}

const OUTBOX_STATES: Readonly<Record<OutboxItem['state'], MessageState>> = {
  queued: 'sending',
  inflight: 'sending',
  acked: 'sent',
  failed: 'failed',
};

const minuteOf = (at: number) => Math.floor(at / 60_000);

/** Adds a line to the last group when it is the same person's and minute's, else starts one. */
function addLine(blocks: Block[], from: Omit<Group, 'kind' | 'key' | 'lines'>, line: Line): void {
  const last = blocks.at(-1);
  const continues =
    last?.kind === 'group' &&
    last.side === from.side &&
    last.name === from.name &&
    (from.at === null || (last.at !== null && minuteOf(last.at) === minuteOf(from.at)));
  if (continues) blocks.splice(-1, 1, { ...last, lines: [...last.lines, line] });
  else blocks.push({ kind: 'group', key: line.key, ...from, lines: [line] });
}

/** An agent's coming: the first, the same one again, or another in their place. */
function arrival(name: string, before: string | null): SystemLine['kind'] {
  if (before === null) return 'joined';
  return before === name ? 'rejoined' : 'takenOver';
}

/** What happened beside what was said; null for what only a newer relay knows. */
function happening(entry: Entry, agent: string | null): Omit<SystemLine, 'key'> | null {
  switch (entry.kind) {
    case 'assigned':
      return { kind: arrival(entry.name, agent), name: entry.name, by: null };
    case 'requeued':
      return { kind: entry.reason === 'lost' ? 'lost' : 'left', name: null, by: null };
    case 'closed':
      return { kind: 'closed', name: entry.name, by: entry.by };
    case 'data_loss':
      return { kind: 'dataLoss', name: null, by: null };
    default:
      return null;
  }
}

/** The transcript as it is drawn: days, who said what in which minute, and what happened. */
export function toBlocks(
  entries: readonly Entry[],
  outbox: Outbox,
  marks: Marks,
): readonly Block[] {
  const blocks: Block[] = [];
  let day = '';
  let agent: string | null = null;
  for (const entry of entries) {
    const line = happening(entry, agent);
    if (!line && entry.kind !== 'message') continue;
    const entryDay = new Date(entry.at).toDateString();
    if (entryDay !== day) blocks.push({ kind: 'day', key: entryDay, at: entry.at });
    day = entryDay;
    if (entry.kind === 'message') {
      const { side, name, at, cmid, text } = entry;
      addLine(blocks, { side, name, at }, { key: cmid, text, state: stateOf(entry.seq, marks) });
    } else if (line) blocks.push({ key: String(entry.seq), ...line });
    if (entry.kind === 'assigned') agent = entry.name;
  }
  for (const { cmid, text, state } of outbox) {
    const line = { key: cmid, text, state: OUTBOX_STATES[state] };
    addLine(blocks, { side: 'visitor', name: null, at: null }, line);
  }
  return blocks;
}
