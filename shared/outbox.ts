import type { ErrorCode } from './errors.ts';
import type { Entry } from './model.ts';

/**
 * A message on its way. `acked`: on the relay's disk, not yet seen in the log. `failed`: refused for
 * good; its text stays until the person takes it back.
 */
export type OutboxItem = {
  readonly cmid: string;
  readonly text: string;
} & (
  | { readonly state: 'queued' | 'inflight' | 'acked' }
  | { readonly state: 'failed'; readonly code: ErrorCode }
);
export type Outbox = readonly OutboxItem[];

/** The item to send now: the oldest queued one, unless one is under way already. */
export function nextToSend(outbox: Outbox): OutboxItem | undefined {
  if (outbox.some((item) => item.state === 'inflight')) return undefined;
  return outbox.find((item) => item.state === 'queued');
}

/** Puts one item into another state; a `cmid` that is not there changes nothing. */
export const withState = (
  outbox: Outbox,
  cmid: string,
  state: 'queued' | 'inflight' | 'acked',
): Outbox =>
  outbox.map((item) => (item.cmid === cmid ? { cmid: item.cmid, text: item.text, state } : item));

/** Marks one item refused for good. */
export const withFailure = (outbox: Outbox, cmid: string, code: ErrorCode): Outbox =>
  outbox.map((item) => (item.cmid === cmid ? { ...item, state: 'failed', code } : item));

/** After a reload or a lost connection nothing is under way: what was, is sent again, same id. */
export const afterDisconnect = (outbox: Outbox): Outbox =>
  outbox.map((item) => (item.state === 'inflight' ? { ...item, state: 'queued' } : item));

/** Takes out what the log holds: from here on it is an entry. */
export function withoutStored(outbox: Outbox, entries: readonly Entry[]): Outbox {
  if (outbox.length === 0) return outbox;
  const stored = new Set(entries.map((entry) => (entry.kind === 'message' ? entry.cmid : null)));
  return outbox.filter((item) => !stored.has(item.cmid));
}

/** Takes one item out, at the person's own wish. */
export const withoutItem = (outbox: Outbox, cmid: string): Outbox =>
  outbox.filter((item) => item.cmid !== cmid);
