import { PLACES, type Page, type Recogniser } from './page.ts';
import type { Read } from './meaning.ts';
import { isNextStep } from './outcome.ts';
import { readCause } from './read-text.ts';

/** Places where errors are told and nothing else. */
const SURE = PLACES.indexOf('note');
/** Places where anything may stand: what stands there is read once an attempt has failed. */
const LOOSE = PLACES.indexOf('text');

const rank = (message: Page['messages'][number]): number => PLACES.indexOf(message.place);

/**
 * Whether words on the page can be an answer to the attempt. A page without a sign-in form tells
 * of a failure only when the server says so too, or its heading does: what is behind a sign-in has
 * alerts of its own.
 */
function mayAnswer(page: Page, read: Read): boolean {
  const { forms, isSignedIn, messages, navigationStatus, attempt } = page;
  if (isSignedIn || isNextStep(page)) return false;
  if (forms.length > 0 || !attempt) return true;
  return (
    navigationStatus >= 400 ||
    messages.some(({ text, place }) => place === 'heading' && readCause(text, read))
  );
}

/** What an error message on the page says; messages come with the most telling place first. */
export const alertText: Recogniser = {
  id: 'alert-text',
  recognise(page, read) {
    const { attempt, messages, forms } = page;
    if (!mayAnswer(page, read)) return null;
    const isKnown = (message: Page['messages'][number]): boolean =>
      readCause(message.text, read) !== null;
    const told =
      // Where the owner says that errors stand, whatever stands there is one, unless it is good news.
      messages.find((each) => attempt && !rank(each) && (isKnown(each) || !read(each.text))) ??
      messages.find((each) => rank(each) < LOOSE && isKnown(each)) ??
      // Words nobody knows are an error only after an attempt, and where errors are told.
      messages.find(
        (each) => attempt && forms.includes(attempt.kind) && rank(each) < SURE && !read(each.text),
      ) ??
      messages.find((each) => attempt && isKnown(each)) ??
      // An error page says in its heading what it is.
      messages.find(({ place }) => attempt && place === 'heading');
    if (!told) return null;
    const cause = readCause(told.text, read);
    return {
      cause: cause ?? 'unknown',
      certainty: cause ? 'medium' : 'low',
      source: 'page',
      message: told.text,
    };
  },
};
