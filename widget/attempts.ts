import { judgeForm } from './identifier.ts';
import { rememberSecrets } from './secret-fields.ts';
import type { FormKind } from './trail.ts';

export type SeenAttempt = {
  readonly form: Element;
  readonly kind: FormKind;
  /** The one field whose value may be read; undefined when none is for user ids. */
  readonly idField: HTMLInputElement | undefined;
};

/** Judges a form, or what stands in for one, that somebody just sent. */
export type Look = (form: Element) => void;

const isShown = (field: Element): boolean => field.getClientRects().length > 0;

const hear = (work: (node: Element) => void) => (event: Event) => {
  try {
    const [node] = event.composedPath();
    if (node instanceof Element) work(node);
  } catch {
    // A selector that is none: the page goes on.
  }
};

/**
 * Hears of sign-in attempts, and tells of them at once, because a classic form unloads the page.
 * `formdata` comes also where a script submits the form; its data is left alone. What is pressed
 * beside a password field that is in no form goes to `pressed`: the recogniser part judges it.
 */
export function hearAttempts(
  formSelector: string | undefined,
  signal: AbortSignal,
  heard: (attempt: SeenAttempt) => void,
  pressed: (node: Element) => void,
): Look {
  const options = { capture: true, passive: true, signal };
  const [isSecret, observe] = rememberSecrets();
  const look = (form: Element): void => {
    // Attributes, because a field named `id` hides the form's property.
    const [action, ...names] = ['action', 'id', 'name'].map((name) => form.getAttribute(name));
    const path = (action || location.pathname).replace(/[?#].*/, '');
    const fields = [...form.querySelectorAll('input')];
    const isNamed = form.matches(formSelector || '_');
    const found = judgeForm([path, ...names].join(' '), fields, isShown, isSecret, isNamed);
    if (found) heard({ ...found, form });
  };
  const send = hear(look);
  const join = (root: Node): void => {
    observe(root);
    root.addEventListener('submit', send, options);
    root.addEventListener('formdata', send, options);
  };
  const press = hear((node) => {
    const root = node.getRootNode();
    // Neither changes nor submits inside a shadow root reach the page.
    join(root);
    if (root.querySelector('[type=password]:not(form *)')) pressed(node);
  });
  join(document);
  document.addEventListener('click', press, options);
  document.addEventListener('focusin', press, options);
  return look;
}
