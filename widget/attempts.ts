import { listFields } from './fields.ts';
import { judgeForm } from './identifier.ts';
import type { Options } from './options.ts';
import { quietly } from './quietly.ts';
import { isSecret, rememberSecrets } from './secret-fields.ts';
import type { FormKind } from './trail.ts';

export type SeenAttempt = {
  readonly form: Element;
  readonly kind: FormKind;
  /** The one field whose value may be read; undefined when none is for user ids. */
  readonly idField: HTMLInputElement | undefined;
};

/** What kind of sign-in step a form, or what stands in for one, is; null when it is none. */
export type Judge = (form: Element) => Pick<SeenAttempt, 'kind' | 'idField'> | null;
/** Tells of a form that somebody just sent, if it is one to sign in with. */
export type Look = (form: Element) => void;
/** What a page's elements live in: the page, an open shadow root, a frame of the same origin. */
export type Root = Document | ShadowRoot;
/** Hears of attempts in a shadow root or a frame's page, too. */
export type Join = (root: Root) => void;

/** Pages that sign in in two steps keep the second field far off, or without a size. */
const isShown = (field: Element): boolean => {
  const { right, width } = field.getBoundingClientRect();
  return width > 0 && right > 0;
};

/**
 * A password field that has the focus, or is in no form, so that no submit will tell; or a field that
 * offers passkeys, as the button for one sends no form either.
 */
const AT_HAND = ':is(:focus,:not(form *))[type=password],[autocomplete*=webauthn]';

/**
 * Hears of sign-in attempts, and tells of them at once, because a classic form unloads the page.
 * `formdata` comes also where a script submits the form; its data is left alone. What is pressed
 * beside a password field that is in no form goes to `pressed`: the recogniser part judges it.
 */
export function hearAttempts(
  { form: formSelector, userSelector }: Options,
  signal: AbortSignal,
  heard: (attempt: SeenAttempt) => void,
  pressed: (node: Element) => void,
): { readonly judge: Judge; readonly look: Look; readonly join: Join } {
  const options = { capture: true, signal };
  const judge: Judge = (form) => {
    // Attributes, because a field named `id` hides the form's property.
    const [action, ...names] = ['action', 'id', 'name'].map((name) => form.getAttribute(name));
    const path = (action || location.pathname).replace(/[?#].*/, '');
    const fields = listFields(form);
    const isNamed = form.matches(formSelector || '_');
    const isOwn = (field: Element): boolean => field.matches(userSelector || '_');
    return judgeForm([path, ...names].join(' '), fields, isShown, isSecret, isNamed, isOwn);
  };
  const look: Look = (form) => {
    const found = judge(form);
    if (found) heard({ ...found, form });
  };
  const join: Join = (root) => {
    rememberSecrets(root);
    for (const name of ['submit', 'formdata', 'pointerdown', 'click', 'focusin'])
      root.addEventListener(name, listen, options);
  };
  const listen = quietly((event: Event) => {
    const [node] = event.composedPath();
    const root = node.getRootNode();
    // Neither changes nor submits inside a shadow root reach the page.
    join(root);
    // `submit` and `formdata`; then `click` and `focusin`, as before a press there is none yet.
    if (/m/.test(event.type)) look(node);
    // Whoever enters the password field is about to sign in.
    else if (/c/.test(event.type) && root.querySelector(AT_HAND)) pressed(node);
  });
  join(document);
  // Whoever goes into a frame of this origin leaves the page for it, as far as the page hears.
  const left = quietly(() => {
    for (const { contentDocument } of document.querySelectorAll('iframe')) {
      if (contentDocument) join(contentDocument);
    }
  });
  addEventListener('blur', left, options);
  return { judge, look, join };
}
