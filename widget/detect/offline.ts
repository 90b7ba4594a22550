import type { Recogniser } from './page.ts';

/** The browser has no connection while an attempt is under way. */
export const offline: Recogniser = {
  id: 'offline',
  recognise: ({ attempt, online }) =>
    attempt && !online ? { cause: 'network_offline', certainty: 'high', source: 'browser' } : null,
};
