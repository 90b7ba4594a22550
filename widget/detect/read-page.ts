import { statusOfPage } from '../hints.ts';
import type { FormKind } from '../trail.ts';
import { isShown } from './element-text.ts';
import { readMessages } from './messages.ts';
import type { Page } from './page.ts';

const FIELDS: readonly (readonly [kind: FormKind, selector: string])[] = [
  ['password', '[type=password]:not([autocomplete=new-password])'],
  ['code', '[autocomplete=one-time-code]'],
  ['identifier', '[autocomplete*=username]'],
];

/** The page and its open shadow roots. */
export function listRoots(
  root: Document | ShadowRoot = document,
): readonly (Document | ShadowRoot)[] {
  const hosts = [...root.querySelectorAll(':not(porchlight-help)')];
  return [root, ...hosts.flatMap(({ shadowRoot }) => (shadowRoot ? listRoots(shadowRoot) : []))];
}

/** Looks at the page; reads no field's value. `isFresh` picks what may answer the attempt. */
export function readPage(
  attempt: Page['attempt'],
  answers: readonly number[],
  errorSelector: string | null,
  isFresh: (element: Element) => boolean,
): Page {
  const roots = listRoots();
  const kinds = (mark: string): readonly FormKind[] =>
    FIELDS.filter(([, selector]) =>
      roots.some((root) => [...root.querySelectorAll(selector + mark)].some(isShown)),
    ).map(([kind]) => kind);
  const forms = kinds('');
  const meta = document.querySelector<HTMLMetaElement>('meta[name=porchlight-error]');
  return {
    parameters: [...new URLSearchParams(location.search + location.hash.replace(/^#/, '&'))],
    messages: readMessages(roots, errorSelector, isFresh, attempt !== null && forms.length > 0),
    invalid: kinds('[aria-invalid=true]'),
    navigationStatus: statusOfPage(),
    answers,
    told: meta?.content ?? null,
    online: navigator.onLine,
    cookies: navigator.cookieEnabled,
    forms,
    attempt,
  };
}
