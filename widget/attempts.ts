import { judgeForm } from './identifier.ts';
import type { FormKind } from './trail.ts';

export type SeenAttempt = {
  readonly form: Element;
  readonly kind: FormKind;
  /** The one field whose value may be read; undefined when none is for user ids. */
  readonly idField: HTMLInputElement | undefined;
};

export type Attempts = {
  /** Whether a field is or ever was a password, also after "show password" changed its type. */
  isSecret(field: HTMLInputElement): boolean;
  /** Judges a form, or what stands in for one, that somebody just sent. */
  look(form: Element): void;
};

const isShown = (field: Element): boolean => field.getClientRects().length > 0;

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
): Attempts {
  const options = { capture: true, passive: true, signal };
  const secrets = new WeakSet<Node>();
  const remember = (changes: readonly MutationRecord[]): void => {
    for (const { target, oldValue } of changes) {
      if (/password/i.test(`${oldValue}`)) secrets.add(target);
    }
  };
  const observer = new MutationObserver(remember);
  const isSecret = (field: HTMLInputElement): boolean => {
    remember(observer.takeRecords());
    if (field.type === 'password') secrets.add(field);
    return secrets.has(field);
  };
  const look = (form: Element): void => {
    // Attributes, because a field named `id` hides the form's property.
    const [action, ...names] = ['action', 'id', 'name'].map((name) => form.getAttribute(name));
    const path = (action || location.pathname).replace(/[?#].*/, '');
    const fields = [...form.querySelectorAll('input')];
    const isNamed = form.matches(formSelector || '_');
    const found = judgeForm(`${path} ${names}`, fields, isShown, isSecret, isNamed);
    if (found) heard({ ...found, form });
  };
  const hear = (work: (node: Element) => void) => (event: Event) => {
    try {
      const [node] = event.composedPath();
      if (node instanceof Element) work(node);
    } catch {
      // A selector that is none: the page goes on.
    }
  };
  const send = hear(look);
  const join = (root: Node): void => {
    observer.observe(root, { subtree: true, attributeFilter: ['type'], attributeOldValue: true });
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
  return { isSecret, look };
}
