import { statusOfPage, toldIn } from '../hints.ts';
import type { Changes } from './changes.ts';
import type { SignInForm } from './forms.ts';
import type { Page, PageMessage, Told } from './page.ts';
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

/**
 * What the site says of the failure, by the header of an answer, or by a meta tag or header of the
 * page itself, which `isNew` since the attempt.
 */
export function readTold(header: string, isNew: boolean): Told | null {
  const meta = document.querySelector<HTMLMetaElement>('meta[name=porchlight-error]');
  const said = header || (isNew ? (meta?.content ?? toldIn(navigation())) : '');
  if (!said) return null;
  if (!said.startsWith('{')) return { cause: said };
  try {
    const told: unknown = JSON.parse(said);
    const { cause, code, message, retryAfter }: Record<string, unknown> = Object(told);
    const [named = ''] = [cause, code].filter((each) => typeof each === 'string');
    return {
      cause: named,
      ...(typeof message === 'string' && { message }),
      retryAfter: Number(retryAfter) || undefined,
    };
  } catch {
    return null;
  }
}

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

/** What a look at the page is told, besides the page itself. */
export type Circumstances = {
  readonly attempt: Page['attempt'];
  readonly changes: Pick<Changes, 'statuses' | 'told' | 'isAnswered'> | undefined;
  /** What the page said by `alert()`, where its owner lets us hear it. */
  readonly alerts: readonly string[];
  /** The page came back out of the browser's memory. */
  readonly isRestored: boolean;
};

const INVALID = '[aria-invalid=true]';

/** All that is looked at, as a plain record. */
export function readPage(
  { roots, forms, candidates, isSignedIn }: View,
  { attempt, changes, alerts, isRestored }: Circumstances,
): Page {
  const isAlertTeller = roots.some((root) => root.querySelector(ALERT_TELLERS));
  return {
    parameters: [...new URLSearchParams(location.search + location.hash.replace(/^#/, '&'))],
    messages: [
      ...alerts.map((text) => ({ text, place: 'alert' }) as const),
      ...customErrors(forms),
      ...candidates.messages(),
    ],
    invalid: forms
      .filter(({ element }) => element.matches(INVALID) || element.querySelector(INVALID))
      .map(({ kind }) => kind),
    navigationStatus: statusOfPage(),
    answers: changes?.statuses ?? [],
    isAnswered: attempt?.isAnswer || changes?.isAnswered === true,
    told: readTold(changes?.told ?? '', attempt?.isAnswer !== false),
    online: navigator.onLine,
    cookies: navigator.cookieEnabled,
    forms: isSignedIn ? [] : [...new Set(forms.map(({ kind }) => kind))],
    isSignedIn,
    isAlertTeller,
    cameBack: attempt?.isAnswer ? readReturn(forms, isRestored, isAlertTeller) : null,
    attempt,
  };
}
