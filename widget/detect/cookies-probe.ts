import type { Recogniser } from './page.ts';

/** The browser keeps no cookies here: a reason for a failure, not the sign of one. */
export const cookiesProbe: Recogniser = {
  id: 'cookies-probe',
  recognise: ({ cookies }) =>
    cookies
      ? null
      : { cause: 'cookies_blocked', certainty: 'high', source: 'browser', weight: 'reason' },
};
