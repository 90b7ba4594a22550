import type { Page, PageAttempt } from '../detect/page.ts';

/** A page that shows nothing, with what a test adds to it. */
export const pageWith = (shown: Partial<Page> = {}): Page => ({
  parameters: [],
  messages: [],
  invalid: [],
  navigationStatus: 0,
  answers: [],
  isAnswered: true,
  told: '',
  online: true,
  cookies: true,
  forms: ['password'],
  isSignedIn: false,
  isAlertTeller: false,
  cameBack: null,
  attempt: null,
  ...shown,
});

/** An attempt that the page answers. */
export const attemptWith = (known: Partial<PageAttempt> = {}): PageAttempt => ({
  kind: 'password',
  ageMs: 500,
  isAnswer: true,
  unresolved: 0,
  ...known,
});
