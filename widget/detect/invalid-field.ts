import type { Recogniser } from './page.ts';

/** A field of the sign-in form that the page marked as wrong. */
export const invalidField: Recogniser = {
  id: 'invalid-field',
  recognise({ attempt, invalid }) {
    // Alone it may be an empty field; the message beside it is read by another recogniser.
    if (!attempt || invalid.length === 0) return null;
    const cause = invalid.includes('code') ? 'mfa_failed' : 'wrong_credentials';
    return { cause, certainty: 'low', source: 'page', weight: 'reason' };
  },
};
