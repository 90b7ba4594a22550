import type { Recogniser } from './page.ts';
import { readCause, readMeaning } from './read-text.ts';

/** What an error message on the page says; messages come with the most telling place first. */
export const alertText: Recogniser = {
  id: 'alert-text',
  recognise({ messages, attempt }) {
    for (const { text, isSure } of messages) {
      const cause = readCause(text);
      // Words nobody knows are an error only after an attempt, and where errors are told.
      if (cause || (attempt && isSure && !readMeaning(text))) {
        return {
          cause: cause ?? 'unknown',
          certainty: cause ? 'medium' : 'low',
          source: 'page',
          message: text,
        };
      }
    }
    return null;
  },
};
