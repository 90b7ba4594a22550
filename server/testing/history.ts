import type { Entry } from '../../shared/model.ts';

/** What one sender was told: this message is kept, at this place. */
export type Acknowledged = { readonly cmid: string; readonly seq: number };

/** The messages one sender handed over, in the order in which they did. */
export type Sender = { readonly name: string; readonly sent: readonly string[] };

/**
 * Holds a log against what its senders were told and what they handed over; answers with every
 * breach of the invariants (durability, no duplicates, gapless order, session order, no invention).
 */
export function breachesOf(
  log: readonly Entry[],
  acknowledged: readonly Acknowledged[],
  senders: readonly Sender[],
): string[] {
  const breaches: string[] = [];
  log.forEach((entry, at) => {
    if (entry.seq !== at + 1) breaches.push(`place ${at + 1} holds seq ${entry.seq}`);
    if (entry.at < (log[at - 1]?.at ?? 0))
      breaches.push(`seq ${entry.seq} is earlier than the last`);
  });
  const messages = log.flatMap((entry) => (entry.kind === 'message' ? [entry] : []));
  const seqOf = new Map<string, number>();
  for (const { cmid, seq, text } of messages) {
    if (seqOf.has(cmid)) breaches.push(`"${text}" is there twice`);
    seqOf.set(cmid, seq);
  }
  for (const { cmid, seq } of acknowledged) {
    if (seqOf.get(cmid) !== seq)
      breaches.push(`acknowledged at ${seq}, found at ${seqOf.get(cmid)}`);
  }
  const known = new Set(senders.flatMap(({ sent }) => sent));
  for (const { text } of messages) if (!known.has(text)) breaches.push(`nobody sent "${text}"`);
  for (const { name, sent } of senders) {
    const own = new Set(sent);
    const kept = messages.map(({ text }) => text).filter((text) => own.has(text));
    const inOrder = sent.filter((text) => kept.includes(text));
    if (kept.join('\n') !== inOrder.join('\n')) breaches.push(`${name}'s messages changed order`);
  }
  return breaches;
}
