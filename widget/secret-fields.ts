/** Every field of the page that was a password when somebody pressed something. */
const secrets = new WeakSet<Element>();

/**
 * Remembers the password fields of a page or shadow root as they are now. Whoever has a password
 * shown presses something first, and what is pressed is heard of before the page hears of it: so this
 * is enough at each press, and no observer is needed, which a page that never rests would pay for
 * with every change.
 */
export function rememberSecrets(root: ParentNode): void {
  for (const field of root.querySelectorAll('[type=password]')) secrets.add(field);
}

/** Whether a field is or was a password; also after "show password" changed its type. */
export const isSecret = (field: HTMLInputElement): boolean =>
  field.type === 'password' || secrets.has(field);
