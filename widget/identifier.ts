import type { FormKind } from './trail.ts';

/** What is looked at of a field: never its value. */
export type Field = Pick<HTMLInputElement, 'type' | 'name' | 'id' | 'getAttribute'>;

const SECRET = /pass|pwd|pw\d?\b|otp|code|pin\b|c[sv][cv]|cc-|card.?n/i;
const USER_ID = /user|login|mail|tel|id\b|account|member|name/i;
const SIGN_IN = /log.?[io]n|sign.?in|auth/i;
/** In the last part of the address, or in what follows it. */
const OTHER_FORM =
  /(sign.?up|regist|join|forgot|reset|find|scri|new[s-]|cc-|cvc)[^/]*(\/ )?[^/]*$/i;

/**
 * How likely a field holds the user id; 0 says that its value must not be read. `hint` is its
 * `autocomplete` as written: browsers hide the tokens that they do not know.
 */
export function rankField(
  { type, name, id }: Field,
  hint: string | null,
  isShown: boolean,
): number {
  const words = [type, hint, name, id].join(' ');
  if (SECRET.test(words) || !/^(text|email|tel|number)/.test(words)) return 0;
  // Two-step pages keep the user id in a field nobody sees, for password managers.
  if (hint?.includes('username')) return 3;
  return isShown ? (USER_ID.test(words) ? 2 : 1) : 0;
}

/** Whether a form with a user id alone is the first step of a sign-in. */
const isFirst = (words: string, best: number, texts: number): boolean =>
  best > 2 || (best > 1 && texts < 2 && SIGN_IN.test(words));

/**
 * What kind of sign-in step a form is, and its one field for user ids, undefined for none; null when
 * it is a sign-up, a reset, a search or anything else. `words` are the form's address, id and name;
 * `isNamed` says that the page's owner calls it a sign-in, `isOwn` which field the owner names.
 */
export function judgeForm<Any extends Field>(
  words: string,
  fields: readonly Any[],
  isShown: (field: Any) => boolean,
  isSecret: (field: Any) => boolean,
  isNamed: boolean,
  isOwn: (field: Any) => boolean,
): { readonly kind: FormKind; readonly idField: Any | undefined } | null {
  let best = 0;
  let secrets = 0;
  let texts = 0;
  let idField: Any | undefined;
  for (const field of fields) {
    const hint = field.getAttribute('autocomplete');
    words += ` ${hint}`;
    if (isSecret(field)) secrets += +isShown(field);
    else {
      // The owner's own field outranks every other, unless it is a secret.
      const rank = rankField(field, hint, isShown(field)) * (1 + 9 * +isOwn(field));
      texts += Math.sign(rank);
      if (rank > best) [best, idField] = [rank, field];
    }
  }
  const kind: FormKind = secrets ? 'password' : /one-t/.test(words) ? 'code' : 'identifier';
  const isStep = secrets < 2 && texts < 4 && (kind !== 'identifier' || isFirst(words, best, texts));
  return isNamed || (isStep && !OTHER_FORM.test(words)) ? { kind, idField } : null;
}
