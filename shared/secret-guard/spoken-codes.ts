import { COUNTER } from './lexicon.ts';
import { CASE_CODE, TECHNICAL } from './spoken-values.ts';

const OPENING = '["\'`([{<「『【*]{0,2}\\s?';
/** Four to eight digits, in one piece or as apps and mails group them; no date, no longer number. */
const FIGURES = new RegExp(
  `${OPENING}(?:[A-Za-z]-)?(?<code>\\d{3}[ .-]\\d{3}|\\d{4}[ -]\\d{4}|\\d{2}[ -]\\d{2}[ -]\\d{2}` +
    '|\\d(?:[ -]\\d){3,7}|\\d{4,8})(?![\\dA-Za-z_]|[-./:,~]\\d)',
  'y',
);
/** Capital or small letters with digits among them, perhaps in two groups. */
const MIXED = new RegExp(
  `${OPENING}(?<code>(?=[A-Z-]*\\d)(?=[\\d-]*[A-Z])[A-Z0-9]{3,8}(?:-[A-Z0-9]{3,8})?` +
    '|(?=[a-z-]*\\d)(?=[\\d-]*[a-z])[a-z0-9]{4,8}(?:-[a-z0-9]{4,8})?)(?![\\w-])',
  'y',
);
const MIXED_SHORTEST = 5;
/** What a code has that is called a code and no more, and only stands beside that word. */
const USUAL_LENGTH = 6;

export type Place = { readonly start: number; readonly end: number };

/** The code that a form has at a place; null when there is none, or when a count follows it. */
function placeOf(form: RegExp, text: string, at: number): Place | null {
  form.lastIndex = at;
  const found = form.exec(text);
  const code = found?.groups?.['code'];
  if (!found || code === undefined) return null;
  const end = at + found[0].length;
  COUNTER.lastIndex = end;
  return COUNTER.test(text) ? null : { start: end - code.length, end };
}

/**
 * A one-time code at a place; null when there is none.
 * @param isSure its name means nothing else: then it may have letters
 * @param isSaid it was said to be the code, and does not only stand beside the name
 */
export function codeAt(text: string, at: number, isSure: boolean, isSaid: boolean): Place | null {
  const figures = placeOf(FIGURES, text, at);
  if (figures) {
    const digits = text.slice(figures.start, figures.end).replace(/\D/g, '').length;
    return isSure || isSaid || digits === USUAL_LENGTH ? figures : null;
  }
  const mixed = isSure ? placeOf(MIXED, text, at) : null;
  const code = mixed ? text.slice(mixed.start, mixed.end) : '';
  return code.length < MIXED_SHORTEST || CASE_CODE.test(code) || TECHNICAL.test(code)
    ? null
    : mixed;
}
