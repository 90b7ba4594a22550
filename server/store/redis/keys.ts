/**
 * The names of everything in Redis. What must change together shares a tag in braces, and so a slot
 * of a cluster: each conversation has its own; the desk (queue, assignments, presence, sign-ins) is
 * one, small and busy.
 */
const desk = (name: string) => `porchlight:{desk}:${name}`;

export const DESK = {
  incarnation: desk('incarnation'),
  /** Sorted sets of conversation ids: all, and those that wait, by the µs of opening. */
  opened: desk('opened'),
  queue: desk('queue'),
  /** What routing knows of each open conversation. */
  open: desk('open'),
  /** How many wait for each site. */
  waiting: desk('waiting'),
  /** `AGENT:CONVERSATION` of all that are held, in the order of letters. */
  held: desk('held'),
  /** `CONVERSATION VISITOR CODE` of all that have ended, by when. */
  closed: desk('closed'),
  /** A visitor's latest conversation, and the conversation of a case code. */
  latest: desk('latest'),
  codes: desk('codes'),
  /** Turns that are decided and not yet known to be in their conversation. */
  pending: desk('pending'),
  presences: desk('presences'),
  /** Relays, by the end of their lease. */
  relays: desk('relays'),
  sites: desk('sites'),
  agents: desk('agents'),
  logins: desk('logins'),
  invites: desk('invites'),
  sessions: desk('sessions'),
} as const;

/** Who has a page open at a relay. */
export const peopleAt = (relayId: string): string => desk(`people:${relayId}`);

export const TOKENS = desk('token:');
export const tokenKey = (hash: string): string => `${TOKENS}${hash}`;

export type ConversationKeys = {
  /** A hash: the opening as JSON, and all that changes as fields. */
  readonly record: string;
  /** A list: each entry as JSON, seq 1 first. */
  readonly log: string;
  /** A hash: `SENDER:MESSAGE ID` to seq. */
  readonly messageIds: string;
};

export const keysOf = (conversationId: string): ConversationKeys => ({
  record: `porchlight:{${conversationId}}`,
  log: `porchlight:{${conversationId}}:log`,
  messageIds: `porchlight:{${conversationId}}:ids`,
});
