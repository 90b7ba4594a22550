import type { BootParts } from './boot-parts.ts';

const RESET =
  /forgot|reset|recover|lost.*passw|비밀 ?번호.*(찾기|재설정|잊|초기화)|忘|找回|重[置設设]|vergessen|oublié|olvid|esquec|quên/i;
const ID_FIELD = '[autocomplete*=username],[type=email],[name*=user i]';

/** Whether a link leads to where a forgotten password is set anew. */
export const isResetLink = (link: Element): boolean => {
  const href = link.getAttribute('href') ?? '';
  return !/^(javascript|mailto|tel):/i.test(href) && RESET.test(link.textContent + href);
};

/** The page's own "forgot password" link; null when there is none. */
export const findResetLink = (): string | null =>
  [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].find(
    (link) => /^https?:/.test(link.href) && isResetLink(link),
  )?.href ?? null;

/** Puts the focus into the user id field; false when there is none. */
export function focusIdField({ attempt }: BootParts): boolean {
  const known = attempt?.idField?.isConnected ? attempt.idField : null;
  const field = known ?? document.querySelector<HTMLInputElement>(ID_FIELD);
  field?.focus();
  return field !== null;
}
