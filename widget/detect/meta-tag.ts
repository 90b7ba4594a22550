import type { Recogniser } from './page.ts';
import { readCode } from './read-text.ts';

/** What the site itself says, in a meta tag or a header. */
export const metaTag: Recogniser = {
  id: 'meta-tag',
  recognise({ told }) {
    if (told === null) return null;
    const { cause, message, retryAfter } = told;
    return {
      cause: readCode(cause) ?? 'unknown',
      certainty: 'high',
      source: 'host',
      message,
      retryAfter,
    };
  },
};
