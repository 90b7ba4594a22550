import { COUNTER, END, NOT_SECRET } from './lexicon.ts';
import { withoutStops } from './stops.ts';

/** What stands where a secret might: its places, the text of it, and how it was brought. */
export type Candidate = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
  /** It was said to be the secret, and does not only stand beside its name. */
  readonly isSaid: boolean;
};

/** Longer than any password that a person types. */
const LONGEST = 128;
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '(': ')',
  '[': ']',
  '{': '}',
  '<': '>',
  '*': '*',
  '「': '」',
  '『': '』',
  '【': '】',
  '«': '»',
};

/**
 * Signs that a keyboard gives, and Latin letters with accents: the longest password, and room to see
 * that another field begins after it.
 */
const UNQUOTED = /[!-~\u00a1-\u024f]{1,144}/y;
/** A word of another script with digits after it. */
const MIXED = /[가-힣ぁ-んァ-ヶー一-龥]{1,8}\d{3,12}[!-~]{0,20}/y;
const STOPS = '.,;:?)]}"\'`>/';

const match = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.test(text) ? text.slice(at, pattern.lastIndex) : '';
};

/** Up to where another field of the same line begins: `pw:a,id:b`, `a/ID=b`. */
const beforeNextField = (text: string): string =>
  text.includes(':') || text.includes('=')
    ? text.replace(/[,;/|&][a-z_]{2,12}[:=].*$/is, '')
    : text;

/** What stands at a place: between quotes or brackets as a whole, else up to the next space. */
export function candidateAt(text: string, at: number, isSaid: boolean): Candidate | null {
  const closing = CLOSING[text.charAt(at)];
  if (closing) {
    const inner = text.slice(at + 1, at + 1 + LONGEST);
    const length = inner.indexOf(closing);
    const quoted = inner.slice(0, Math.max(0, length));
    if (quoted.trim() !== '' && !quoted.includes('\n')) {
      return { text: quoted, start: at + 1, end: at + 1 + length, isQuoted: true, isSaid };
    }
  }
  const run = match(UNQUOTED, text, at) || match(MIXED, text, at);
  const value = withoutStops(beforeNextField(run), STOPS);
  if (value === '' || value.length > LONGEST) return null;
  return { text: value, start: at, end: at + value.length, isQuoted: false, isSaid };
}

const isFollowedBy = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(text);
};

/** The codes that visitors are given for their conversations. */
export const CASE_CODE = /^[A-Z0-9]{3}-[A-Z0-9]{3}$/;
const ADDRESS = /^(?:https?:|www\.)|^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})*\.[a-z]{2,24}$/i;
/** A date, a time, a range, a version, a phone number, a step out of some. */
const FIGURES =
  /^(?:\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?(?:t\d.*)?|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{1,2}:\d{2}.*|\d{1,3}[-~]\d{1,3}|\+?\d{2,4}-\d{3,4}-\d{4}|\d{4}-\d{4}|v?\d+(?:\.\d+)+|\d+\/\d+|\d+%)$/i;
/** Names of standards, products and errors that end with a figure; figures with a unit. */
export const TECHNICAL =
  /^(?:(?:oauth|sha|md|aes|utf|http|https|tls|ssl|win|windows|kb|err|error|fehler|iso|ip|ipv|chrome|firefox|ios|android|base|php|mysql|office|fido|level|step|line|field|form|edge|code|aadsts|e|galaxy|iphone|ipad|sso|saml|web|rfc|port|ora)[-_./ ]?\d[\d._-]*[a-z]?|2fa|mfa\d?|1password|u2f|\d+(?:st|nd|rd|th|x|h|hrs?|mins?|s|d|ms|k|bits?|days?|times?|chars?|zeichen))$/i;

const isAccepted = (text: string, value: string, end: number): boolean => {
  if (CASE_CODE.test(value) || ADDRESS.test(value) || TECHNICAL.test(value)) return false;
  if (/^[\d.,~+-]+$/.test(value) && isFollowedBy(COUNTER, text, end)) return false;
  return !FIGURES.test(value);
};

/** Whether a plain word is said to be the password: the sentence must end with it. */
function isPlainWord(value: string, candidate: Candidate, text: string): boolean {
  const word = value.toLowerCase();
  if (!/^\p{L}+(?:[-_.']\p{L}+)*$/u.test(word) || NOT_SECRET.has(word)) return false;
  if (
    /^(?:ge\w+t|\w+(?:able|ible|tiv|lich|bar|los|isch)|\w{2,}(?:ied|ted|ded|red|sed|ned|led|ked|ped|ged|zed|ved|ched|shed))$/.test(
      word,
    )
  ) {
    return false;
  }
  return candidate.isQuoted || isFollowedBy(END, text, candidate.end);
}

/** Words in quotes are a passphrase where nothing in them speaks of passwords and errors. */
const isPassphrase = (value: string): boolean => {
  const words = value.toLowerCase().split(/\s+/);
  const isLong = words.length > 2 || words.some((word) => /[a-z]\d|\d[a-z]/.test(word));
  return isLong && words.every((word) => /^[a-zäöüß0-9-]{2,}$/.test(word) && !NOT_SECRET.has(word));
};

const SHORTEST = 4;

/** Letters with digits or signs, or digits alone: what no sentence has in that place. */
function isMixed(value: string, isSaid: boolean): boolean {
  const hasDigit = /\d/.test(value);
  const hasLetter = /\p{L}/u.test(value);
  if (hasLetter) return hasDigit || SIGN.test(value);
  return hasDigit && (/^\d+$/.test(value) || (value.length >= 6 && (isSaid || SIGN.test(value))));
}
const SIGN = /[!@#$%^&*+=?<>]/;

/**
 * Whether a candidate is a password: letters with digits or signs, digits alone, or, where that was
 * said in so many words, a plain word.
 */
export function isPassword(candidate: Candidate, text: string, mayBePlain: () => boolean): boolean {
  const { text: said, end, isSaid, isQuoted } = candidate;
  if (isQuoted && /\s/.test(said)) return isSaid && isPassphrase(said);
  const value = said.replace(/[!?]{1,3}$/, '');
  if (value.length < SHORTEST || !isAccepted(text, value, end)) return false;
  if (isMixed(value, isSaid)) return true;
  return (isSaid || isQuoted) && mayBePlain() && isPlainWord(value, candidate, text);
}
