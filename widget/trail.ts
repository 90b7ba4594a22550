import type { Cause, Step } from '../shared/report.ts';
import { STORAGE, type Failure } from './parts.ts';
import { quietly } from './quietly.ts';

/** Which step of a sign-in a form is: both fields or the password, the user id alone, or a code. */
export type FormKind = 'password' | 'identifier' | 'code';

/** One sign-in attempt: `pending` until the page after it was looked at. */
export type Attempt = {
  readonly at: number;
  readonly kind: FormKind;
  readonly outcome: 'pending' | 'unknown' | Cause;
  readonly signs?: AttemptSigns;
};

/**
 * What was noticed as somebody signed in: Caps Lock was on; the browser had filled in the user id;
 * for how long the page had stood, ms. Null stands for undefined once it was stored.
 */
export type AttemptSigns = readonly [
  caps?: boolean | null | undefined,
  filled?: boolean | null | undefined,
  pageMs?: number,
];

/** What was already drawn to the visitor's attention. */
export type NudgeMemory = {
  /** When the last chip was shown, 0 for never. */
  readonly shownAt: number;
  readonly dismissed: number;
  /** Failures since the last dismissal. */
  readonly since: number;
};

/** What is known of the sign-in attempts in this tab; stored only while a page gives way to the next. */
export type Trail = {
  readonly userId?: string | undefined;
  /** Oldest first. */
  readonly attempts: readonly Attempt[];
  readonly tried?: readonly Step[];
  readonly failure?: Failure | null;
  readonly nudge?: NudgeMemory;
};

/** What is stored under a key; null where there is nothing to read or the storage is denied. */
export function readStored<Stored>(key: string): Stored | null {
  try {
    return JSON.parse(`${sessionStorage.getItem(key)}`);
  } catch {
    return null;
  }
}

/** Writes the hand-over marker; null takes it away. Where the storage is denied or full, nothing happens. */
export const storeTrail = quietly((trail: Trail | null, key: string = STORAGE.handOver): void => {
  sessionStorage.removeItem(key);
  if (trail) sessionStorage.setItem(key, JSON.stringify(trail));
});
