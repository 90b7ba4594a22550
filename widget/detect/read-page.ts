import { toldIn } from '../hints.ts';
import { keepsCookies } from '../keeps-cookies.ts';
import type { Changes } from './changes.ts';
import type { SignInForm } from './forms.ts';
import type { Page, PageMessage } from './page.ts';
import type { View } from './view.ts';

/** Forms of sites that tell of failures by `alert()` and come back: Gnuboard, egovframe, Cafe24. */
const ALERT_TELLERS = '[name=mb_id],[action*="actionLogin.do"],[id^=member_form_]';

/** The navigation that brought this page. */
const navigation = (): PerformanceNavigationTiming | undefined =>
  performance.getEntriesByType('navigation')[0];

/** OAuth and OpenID Connect give `state` back with an error; SAML and others have an address for it. */
const PROTOCOL = /[?&#](error=[^&].*&state=|state=.*&error=[^&])|saml|\/acs\b|callback/i;

/** Whether the visitor just came back from signing in at another site. */
export const isProtocolAnswer = (): boolean =>
  navigation()?.type === 'navigate' && PROTOCOL.test(location.href);

/** What the site says of a failure by a meta tag or header of this page. */
const toldByPage = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name=porchlight-error]')?.content ??
  toldIn(navigation());

/** Messages that the page's own scripts set on a field, for the browser to show. */
const customErrors = (forms: readonly SignInForm[]): readonly PageMessage[] =>
  forms
    .flatMap(({ element }) => [...element.querySelectorAll<HTMLInputElement>(':user-invalid')])
    .filter(({ validity }) => validity.customError)
    .map(({ validationMessage }) => ({ text: validationMessage, place: 'field' }));

/**
 * How the visitor came to a page that may be the answer to an attempt. A site that sends them back
 * does so from this very address or from the one its form is sent to; whoever signs out comes from
 * elsewhere.
 */
function readReturn(
  forms: readonly SignInForm[],
  isRestored: boolean,
  isAlertTeller: boolean,
): Page['cameBack'] {
  if (isRestored || navigation()?.type === 'back_forward') return 'back';
  const path = (address: string): string => new URL(address, location.href).pathname;
  const targets = forms.map(({ element }) => path(element.getAttribute('action') ?? ''));
  const own = [location.pathname, ...targets];
  const { referrer } = document;
  const isSent = referrer.startsWith(location.origin) && own.includes(path(referrer));
  return isSent || (isAlertTeller && targets.includes(location.pathname)) ? 'sent' : null;
}

/**
 * All that is looked at, as a plain record. `alerts` is what the page said by `alert()`, where its
 * owner lets us hear it; `isRestored` says that the page came back out of the browser's memory.
 */
export function readPage(
  { forms, candidates, isSignedIn }: View,
  { statuses, told, isLate }: Changes,
  attempt: Page['attempt'],
  alerts: readonly string[],
  isRestored: boolean,
): Page {
  const has = (selector: string) =>
    forms.filter(({ element }) => element.matches(selector) || element.querySelector(selector));
  const isAlertTeller = has(ALERT_TELLERS).length > 0;
  return {
    parameters: [...new URLSearchParams(location.search + location.hash.replace(/^#/, '&'))],
    messages: [
      ...alerts.map((text) => ({ text, place: 'alert' }) as const),
      ...customErrors(forms),
      ...candidates.messages(),
    ],
    invalid: has('[aria-invalid=true]').map(({ kind }) => kind),
    navigationStatus: navigation()?.responseStatus ?? 0,
    answers: statuses,
    isAnswered: attempt?.isAnswer || isLate || statuses.length > 0,
    told: told || (attempt?.isAnswer === false ? '' : toldByPage()),
    online: navigator.onLine,
    cookies: keepsCookies(),
    forms: isSignedIn ? [] : [...new Set(forms.map(({ kind }) => kind))],
    isSignedIn,
    isAlertTeller,
    cameBack: attempt?.isAnswer ? readReturn(forms, isRestored, isAlertTeller) : null,
    attempt,
  };
}
