import type { BootParts } from './boot-parts.ts';

const RESET = /forgot|reset|비밀 ?번호.*(찾기|재설정|잊)/i;
const ID_FIELD = '[autocomplete*=username],[type=email],[name*=user i]';

/** The page's own "forgot password" link; null when there is none. */
export const findResetLink = (): string | null =>
  [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].find(
    ({ textContent, href }) => /^https?:/.test(href) && RESET.test(textContent + href),
  )?.href ?? null;

/** Puts the focus into the user id field; false when there is none. */
export function focusIdField({ attempt }: BootParts): boolean {
  const known = attempt?.idField?.isConnected ? attempt.idField : null;
  const field = known ?? document.querySelector<HTMLInputElement>(ID_FIELD);
  field?.focus();
  return field !== null;
}
