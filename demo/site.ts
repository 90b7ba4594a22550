/** Where the demo is mounted; its pages link with absolute paths and its cookies live under it. */
export const BASE = '/demo';

export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The three ways a login page works here: `classic` posts a form and reloads, `spa` posts JSON from
 * a script, `two-step` asks for the user id first and for the password on the next page.
 */
export const PAGE_KINDS = ['classic', 'spa', 'two-step'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** The name of the user id field on each page, as different on purpose as it is on real sites. */
export const USER_ID_FIELD = {
  classic: 'username',
  spa: 'email',
  'two-step': 'identifier',
} as const satisfies Readonly<Record<PageKind, string>>;

/** Longest request body read. */
export const BODY_LIMIT_BYTES = 16 * 1024;

/** Longest user id taken, in UTF-16 code units: the longest an e-mail address can be. */
export const USER_ID_MAX_LENGTH = 254;

export function loginPath(language: Language, kind: PageKind): string {
  return `${BASE}/${language}/${kind}`;
}

export function frontPath(language: Language): string {
  return `${BASE}/?lang=${language}`;
}

export function homePath(language: Language): string {
  return `${BASE}/${language}/home`;
}

/** The reset page, remembering which login page to lead back to. */
export function resetPath(language: Language, from: PageKind): string {
  return `${BASE}/${language}/reset?from=${from}`;
}
