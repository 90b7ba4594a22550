import { PASSWORD, type Account } from './accounts.ts';
import type { Cause } from './failures.ts';

/** The wrong try that locks: the fifth is itself answered as locked, the fourth is not. */
export const LOCKING_TRY = 5;

/** How long a lock lasts. */
export const LOCK_MS = 10 * 60_000;

/** What one browser has tried on one user id. */
export interface Tries {
  readonly wrong: number;
  /** When the lock ends, in ms since the epoch; 0 when there is none. */
  readonly lockedUntilAt: number;
}

export const NO_TRIES: Tries = { wrong: 0, lockedUntilAt: 0 };

export type Outcome =
  | { readonly kind: 'signed-in'; readonly account: Account }
  /** The browser is sent on to a page that looks for a cookie which no browser keeps. */
  | { readonly kind: 'cookie-check' }
  | { readonly kind: 'refused'; readonly cause: Cause };

export interface Attempt {
  readonly userId: string;
  readonly password: string;
  /** `undefined` when nobody has that user id. */
  readonly account: Account | undefined;
  readonly tries: Tries;
  /** Ms since the epoch. */
  readonly now: number;
}

export interface Decision {
  readonly outcome: Outcome;
  readonly tries: Tries;
}

/**
 * Decides what one sign-in attempt comes to. An unknown user id runs through the same steps as a
 * known one, lock included, so that nobody can find out which ids exist. The fifth wrong try locks
 * the id for ten minutes, also against the right password; after that the count starts again.
 */
export function decideAttempt(attempt: Attempt): Decision {
  const { account, password, now } = attempt;
  if (attempt.userId.trim() === '' || password === '') {
    return refuse('incomplete', attempt.tries);
  }
  const effect = account?.effect ?? 'signs-in';
  if (effect === 'cookies-rejected') {
    return { outcome: { kind: 'cookie-check' }, tries: attempt.tries };
  }
  if (effect !== 'signs-in') return refuse(effect, attempt.tries);
  if (attempt.tries.lockedUntilAt > now) return refuse('locked', attempt.tries);

  if (account !== undefined && password === PASSWORD) {
    return { outcome: { kind: 'signed-in', account }, tries: NO_TRIES };
  }
  const lockEnded = attempt.tries.lockedUntilAt > 0;
  const wrong = (lockEnded ? 0 : attempt.tries.wrong) + 1;
  return wrong >= LOCKING_TRY
    ? refuse('locked', { wrong, lockedUntilAt: now + LOCK_MS })
    : refuse('wrong-credentials', { wrong, lockedUntilAt: 0 });
}

function refuse(cause: Cause, tries: Tries): Decision {
  return { outcome: { kind: 'refused', cause }, tries };
}
