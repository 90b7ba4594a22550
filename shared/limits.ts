/** Every number with a meaning that both sides of the wire rely on. Lengths are UTF-16 code units. */
export const LIMITS = {
  /** A message's text. Source: threat T55. */
  messageLength: 4000,
  /** A claimed user id: the longest e-mail address (RFC 5321). */
  userIdLength: 254,
  errorMessageLength: 500,
  triedNoteLength: 300,
  /** A trace id (W3C Trace Context), or what servers send as `X-Request-Id`. */
  requestIdLength: 128,
  pageUrlLength: 512,
  triedSteps: 20,
  attempts: 20,
  evidence: 20,
  hints: 10,
  /** Largest frame the relay reads, bytes. */
  frameBytes: 32 * 1024,
  /** Deepest payload and most keys in one, before any schema looks at it. */
  payloadDepth: 6,
  payloadKeys: 64,
  /** Entries in one page of a conversation's log. */
  pageEntries: 200,
  /** Out-of-order entries a page holds while it asks for the gap. */
  heldEntries: 100,
  /** Unsent messages kept on a page. */
  outboxItems: 200,
  /** Conversations one site may have waiting; the next is told that the queue is full. */
  queuedConversations: 500,
  /** Conversations one visitor may open in ten minutes. */
  opensPerVisitor: 3,
  /** Losses that one conversation admits: who claims one may lie. */
  lossesAdmitted: 5,
  agentPasswordMin: 15,
  agentPasswordMax: 128,
} as const;

/**
 * How far off a visitor's clock is said to be at most, ms: a day. By itself, since a page's chunk
 * that takes one of LIMITS makes all of them stay in another.
 */
export const MAX_CLOCK_SKEW_MS = 24 * 60 * 60_000;

/** A clock further off than this makes one-time codes fail, ms: half a minute is a code's life. */
export const CLOCK_SKEW_TOLD_MS = 30_000;

/** Durations, milliseconds. */
export const TIMES = {
  ackTimeoutMs: 5_000,
  /** How often the relay says each open conversation's head: what repairs a lost last push. */
  headEveryMs: 25_000,
  /** A head ahead of the page for this long is a gap, not a push still under way. */
  headGraceMs: 1_000,
  retryFirstMs: 500,
  retryCapMs: 20_000,
  /** An agent's lease, its renewal, and the grace after it ran out (trust: agent crash/leave). */
  leaseMs: 30_000,
  renewEveryMs: 10_000,
  graceMs: 45_000,
  /** What an operator may set the grace to. */
  minGraceMs: 15_000,
  maxGraceMs: 300_000,
  visitorIdleMs: 2 * 60 * 60_000,
  visitorAbsoluteMs: 24 * 60 * 60_000,
  /** How long a rotated visitor token still opens the door once its successor was used. */
  tokenOverlapMs: 60_000,
  /** An agent's sign-in: ends after this without a request or event, and in any case after ten hours. */
  agentIdleMs: 15 * 60_000,
  agentAbsoluteMs: 10 * 60 * 60_000,
  inviteMs: 24 * 60 * 60_000,
  typingShownMs: 6_000,
  typingEveryMs: 3_000,
  /** The hand-over marker lives this long at most. */
  handOverMs: 10 * 60_000,
  /** A conversation is erased this long after it ended, as the consent text says: thirty days. */
  retentionMs: 30 * 24 * 60 * 60_000,
  drainSpreadMs: 10_000,
  shutdownMs: 25_000,
} as const;
