/** Why the relay refused; the words for people live in each page's i18n, keyed by these. */
export const ERROR_CODES = [
  'invalid_payload',
  'unsupported_protocol',
  'unknown_site',
  'unauthenticated',
  'token_expired',
  'data_lost',
  'not_found',
  'not_assigned',
  'closed',
  'cmid_conflict',
  'queue_full',
  'rate_limited',
  'unavailable',
  'taken',
  'over_capacity',
  'wrong_credentials',
  'invite_spent',
  'weak_password',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A refusal as it crosses the wire: a code, never words from inside. */
export type Refusal = {
  readonly code: ErrorCode;
  /** When a retry may succeed, for `rate_limited` and `unavailable`. */
  readonly retryAfterMs?: number;
};

/** Refusals that a later try of the same request may turn into an ok. */
const RETRYABLE: ReadonlySet<ErrorCode> = new Set(['rate_limited', 'unavailable', 'internal']);

/** Whether the same request, sent again later, may succeed. */
export const isRetryable = (code: ErrorCode): boolean => RETRYABLE.has(code);
