import type { Entry } from '../../shared/model.ts';

/** What one sender was told: this message is kept, at this place. */
export type Acknowledged = { readonly cmid: string; readonly seq: number };

/** The messages one sender handed over, in the order in which they did. */
export type Sender = { readonly name: string; readonly sent: readonly string[] };

type Message = Extract<Entry, { kind: 'message' }>;
type Log = readonly Entry[];

const messagesOf = (log: Log): Message[] =>
  log.flatMap((entry) => (entry.kind === 'message' ? [entry] : []));

function breachesOfOrder(log: Log): string[] {
  return log.flatMap((entry, at) => [
    ...(entry.seq === at + 1 ? [] : [`place ${at + 1} holds seq ${entry.seq}`]),
    ...(entry.at < (log[at - 1]?.at ?? 0) ? [`seq ${entry.seq} is earlier than the last`] : []),
  ]);
}

function breachesOfAcks(messages: readonly Message[], acknowledged: readonly Acknowledged[]) {
  const breaches: string[] = [];
  const seqOf = new Map<string, number>();
  for (const { cmid, seq, text } of messages) {
    if (seqOf.has(cmid)) breaches.push(`"${text}" is there twice`);
    seqOf.set(cmid, seq);
  }
  for (const { cmid, seq } of acknowledged) {
    if (seqOf.get(cmid) !== seq)
      breaches.push(`acknowledged at ${seq}, found at ${seqOf.get(cmid)}`);
  }
  return breaches;
}

/**
 * Holds a log against what its senders were told and what they handed over; answers with every
 * breach of the invariants (durability, no duplicates, gapless order, session order, no invention).
 * @param acknowledged before the reading of this log began
 */
export function breachesOf(
  log: Log,
  acknowledged: readonly Acknowledged[],
  senders: readonly Sender[],
): string[] {
  const messages = messagesOf(log);
  const breaches = [...breachesOfOrder(log), ...breachesOfAcks(messages, acknowledged)];
  const known = new Set(senders.flatMap(({ sent }) => sent));
  for (const { text } of messages) if (!known.has(text)) breaches.push(`nobody sent "${text}"`);
  for (const { name, sent } of senders) {
    const own = new Set(sent);
    const kept = messages.map(({ text }) => text).filter((text) => own.has(text));
    const isKept = new Set(kept);
    const inOrder = sent.filter((text) => isKept.has(text));
    if (kept.join('\n') !== inOrder.join('\n')) breaches.push(`${name}'s messages changed order`);
  }
  return breaches;
}

/** Two readings of one log, at whatever relay and time, show the same wherever both show something. */
export const breachesOfAgreement = (one: Log, other: Log): string[] =>
  one.slice(0, other.length).flatMap((entry, at) => {
    const [first, second] = [entry, other[at]].map((each) => JSON.stringify(each));
    return first === second ? [] : [`seq ${at + 1} was ${first} and ${second}`];
  });

/** A page that has caught up shows the log, all of it and nothing else. */
export const breachesOfPage = (name: string, page: Log, log: Log): string[] => [
  ...(page.length === log.length ? [] : [`${name} shows ${page.length} of ${log.length}`]),
  ...breachesOfAgreement(page, log).map((breach) => `${name}: ${breach}`),
];

/** An agent's page showed the conversation as theirs, under this fence. */
export type Hold = { readonly name: string; readonly aepoch: number };

/** Who has a conversation after an entry, null while it waits; and what was wrong with the entry. */
type Turn = { readonly holder: string | null; readonly breach?: string };

function turnAt(entry: Entry, holder: string | null): Turn {
  switch (entry.kind) {
    case 'assigned':
      if (holder === null) return { holder: entry.name };
      return { holder: entry.name, breach: `${entry.name} was given what ${holder} had` };
    case 'requeued':
      if (holder !== null) return { holder: null };
      return { holder: null, breach: `seq ${entry.seq} gives back what nobody had` };
    case 'message':
      if (entry.side === 'visitor' || entry.name === holder) return { holder };
      return { holder, breach: `${entry.name} spoke in what ${holder} had` };
    default:
      return { holder };
  }
}

/**
 * Follows a whole log's assignments, which must alternate with returns to the queue; an agent's
 * message comes from who has the conversation then. Each change of hands raises the fence by one.
 * @param holds what the agents' pages were shown; agents have different names
 */
export function breachesOfHands(log: Log, holds: readonly Hold[]): string[] {
  const breaches: string[] = [];
  const holders: (string | null)[] = [null];
  for (const entry of log) {
    const { holder, breach } = turnAt(entry, holders.at(-1) ?? null);
    if (breach !== undefined) breaches.push(breach);
    if (entry.kind === 'assigned' || entry.kind === 'requeued') holders.push(holder);
  }
  const end = log.findIndex(({ kind }) => kind === 'closed');
  if (end >= 0 && end < log.length - 1)
    breaches.push(`the log goes on after its end at ${end + 1}`);
  for (const { name, aepoch } of holds) {
    if (holders[aepoch] !== name) breaches.push(`${name} was shown what ${holders[aepoch]} had`);
  }
  return breaches;
}

/** An agent with the conversations that the store says are theirs; lost ones have no live lease. */
export type Holder = {
  readonly name: string;
  readonly presence: 'live' | 'lost';
  readonly holds: readonly string[];
};

/** Each open conversation is in exactly one place: once in the queue, or with one agent who is there. */
export function breachesOfPlaces(
  open: readonly string[],
  queue: readonly string[],
  holders: readonly Holder[],
): string[] {
  const places = new Map<string, string[]>(open.map((id) => [id, []]));
  const put = (id: string, place: string) => {
    const known = places.get(id) ?? ['nowhere, as it is not open'];
    places.set(id, [...known, place]);
  };
  for (const id of queue) put(id, 'the queue');
  for (const { name, holds, presence } of holders) {
    for (const id of holds) {
      put(id, name);
      if (presence === 'lost') put(id, `${name}, who is lost`);
    }
  }
  return [...places]
    .filter(([, found]) => found.length !== 1)
    .map(([id, found]) => `${id} is in ${found.length} places: ${found.join(', ')}`);
}
