import { isShown, textOf } from './element-text.ts';
import type { PageMessage } from './page.ts';
import { readCause } from './read-text.ts';

type Root = Document | ShadowRoot;

const named = (words: string): string => words.replace(/\w+/g, '[class*=$& i],[id*=$& i]');

/** Announced as errors, or called errors by class or id. */
const ERRORS = `[role^=alert],[aria-live=assertive],${named('error,danger,invalid,alert,fail')}`;
/** Places where good news stands too: they count only when the words are those of a failure. */
const NOTES = named('message,msg,toast,noti,flash');

/** What describes the fields that the page marked as wrong. */
const describing = (root: Root): readonly Element[] =>
  [...root.querySelectorAll('[aria-invalid=true]')]
    .flatMap((field) => field.getAttribute('aria-describedby')?.split(' ') ?? [])
    .flatMap((id) => root.getElementById(id) ?? []);

/**
 * Collects what looks like an error, each text once, the more telling place first. Notes are looked
 * at only where somebody `isSigningIn`: a page behind the login has notes of its own.
 */
export function readMessages(
  roots: readonly Root[],
  errorSelector: string | null,
  isFresh: (element: Element) => boolean,
  isSigningIn: boolean,
): readonly PageMessage[] {
  const messages = new Map<string, PageMessage>();
  const add = (places: readonly Element[], isSure: boolean): void => {
    for (const place of places) {
      if (place.matches('html,body,input,a,button')) continue;
      if (!isShown(place) || place.querySelector('input,form') || !isFresh(place)) continue;
      const text = textOf(place);
      if (text && !messages.has(text) && (isSure || readCause(text)))
        messages.set(text, { text, isSure });
    }
  };
  const all = (selector: string): readonly Element[] =>
    roots.flatMap((root) => [...root.querySelectorAll(selector)]);
  if (errorSelector) add(all(errorSelector), true);
  add([...all(ERRORS), ...roots.flatMap(describing)], true);
  add(all(isSigningIn ? NOTES : 'h1'), false);
  return [...messages.values()];
}
