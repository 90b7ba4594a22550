/** Every way a sign-in can fail here. */
export type Cause =
  | 'incomplete'
  | 'wrong-credentials'
  | 'locked'
  | 'rate-limited'
  | 'server-error'
  | 'unavailable'
  | 'time-out'
  | 'page-expired'
  | 'token-invalid'
  | 'cookies-blocked';

export interface Failure {
  readonly status: number;
  /** Sent as `Retry-After`, in seconds. */
  readonly retryAfterSeconds?: number;
}

/**
 * How each cause is answered. 419 is what Laravel answers to an expired form, 423 is WebDAV's
 * "Locked", which login APIs borrow; the words each cause is told in are in `words.ts`.
 */
export const FAILURES: Readonly<Record<Cause, Failure>> = {
  incomplete: { status: 422 },
  'wrong-credentials': { status: 401 },
  locked: { status: 423 },
  'rate-limited': { status: 429, retryAfterSeconds: 60 },
  'server-error': { status: 500 },
  unavailable: { status: 503, retryAfterSeconds: 120 },
  'time-out': { status: 504 },
  'page-expired': { status: 419 },
  'token-invalid': { status: 403 },
  'cookies-blocked': { status: 400 },
};
