import type { Recogniser } from './page.ts';

/** How long the page gets to say something, ms. */
const PATIENCE_MS = 4_000;

/**
 * The form is back, and nothing says why: a login that returns to itself, or one that told it by
 * `alert()`. "Back" is also how a person leaves the page behind the sign-in, so it counts only where
 * the site is known to send its visitors back that way. A page that stays and has its answer, and
 * shows neither words nor the way in, is a doubtful sign too.
 */
export const silentReturn: Recogniser = {
  id: 'silent-return',
  recognise({ attempt, forms, cameBack, isAlertTeller, answers }) {
    if (!attempt || !forms.includes(attempt.kind)) return null;
    const isQuiet = !attempt.isAnswer && answers.length > 0 && attempt.ageMs > PATIENCE_MS;
    if (!cameBack && !isQuiet) return null;
    const isSure = cameBack === 'sent' || (cameBack === 'back' && isAlertTeller);
    return {
      cause: isAlertTeller ? 'wrong_credentials' : 'unknown',
      certainty: 'low',
      source: 'page',
      ...(!isSure && { weight: 'doubt' }),
    };
  },
};
