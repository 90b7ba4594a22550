import type { Recogniser } from './page.ts';
import { readCode } from './read-text.ts';

/** What the site itself says, in a meta tag. */
export const metaTag: Recogniser = {
  id: 'meta-tag',
  recognise({ told }) {
    if (told === null) return null;
    const cause = readCode(told) ?? 'unknown';
    return { cause, certainty: 'high', source: 'host' };
  },
};
