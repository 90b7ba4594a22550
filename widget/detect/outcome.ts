import type { Attempt, FormKind } from '../trail.ts';
import type { Page } from './page.ts';

/** A page that came after the attempt shows its error by then, ms. */
const ANSWER_MS = 3_500;
/** A page that stays gets this long, ms: slow servers give up after half a minute. */
const WAIT_MS = 35_000;
/** Without a sign-in form for this long, ms, a page has left the sign-in behind. */
const GONE_MS = 1_500;
const REPEATED_MS = 120_000;

/** Attempts of the two minutes before the last that led to nothing that could be seen. */
export const countUnresolved = (attempts: readonly Attempt[]): number =>
  attempts
    .slice(0, -1)
    .filter(
      ({ at, outcome }) =>
        /pending|unknown/.test(outcome) && (attempts.at(-1)?.at ?? 0) - at <= REPEATED_MS,
    ).length;

/** The steps of a sign-in, in their order. */
const STEPS: readonly FormKind[] = ['identifier', 'password', 'code'];

/** Whether the page asks for the step after the one that was tried, and for no other. */
export const isNextStep = ({ attempt, forms }: Pick<Page, 'attempt' | 'forms'>): boolean =>
  attempt !== null &&
  forms.length > 0 &&
  // The second step may show the user id of the first again.
  (attempt.kind === 'identifier'
    ? forms.includes('password') || forms.includes('code')
    : forms.every((kind) => STEPS.indexOf(kind) > STEPS.indexOf(attempt.kind)));

/**
 * How an attempt ended on a page that shows no failure; `advanced` is the next step of a sign-in,
 * null that it is too early to say. `sincePageMs` is how long the page has stood.
 */
export function judgeCalm(
  page: Page,
  sincePageMs: number,
): 'succeeded' | 'advanced' | 'unknown' | null {
  const { attempt, forms } = page;
  if (!attempt) return null;
  const { isAnswer, ageMs } = attempt;
  if (isNextStep(page)) return 'advanced';
  const waitedMs = isAnswer ? sincePageMs : ageMs;
  if (forms.length === 0) return page.isSignedIn || waitedMs > GONE_MS ? 'succeeded' : null;
  return waitedMs > (isAnswer ? ANSWER_MS : WAIT_MS) ? 'unknown' : null;
}
