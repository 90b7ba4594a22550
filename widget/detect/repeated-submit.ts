import type { Recogniser } from './page.ts';

/** How long the page gets to answer the second attempt, ms. */
const PATIENCE_MS = 3_000;

/** A second attempt within two minutes, and still nothing but the form. */
export const repeatedSubmit: Recogniser = {
  id: 'repeated-submit',
  recognise: ({ attempt, forms, answers }) =>
    attempt &&
    attempt.unresolved > 0 &&
    // What the page's own script stopped was never asked of anybody.
    (attempt.isAnswer || answers.length > 0) &&
    attempt.ageMs >= PATIENCE_MS &&
    forms.length > 0
      ? { cause: 'unknown', certainty: 'low', source: 'page' }
      : null,
};
