/** What knows every field that is or ever was a password. */
export type SecretFields = readonly [
  /** Also after "show password" changed the field's type. */
  isSecret: (field: HTMLInputElement) => boolean,
  /** Starts to remember in a document or shadow root; changes in one are not seen from outside. */
  observe: (root: Node) => void,
];

/** Hears of changed `type` attributes only: never of a key or a value. */
export function rememberSecrets(): SecretFields {
  const secrets = new WeakSet<Node>();
  const remember = (changes: readonly MutationRecord[]): void => {
    for (const { target, oldValue } of changes) {
      if (/password/i.test(`${oldValue}`)) secrets.add(target);
    }
  };
  const observer = new MutationObserver(remember);
  return [
    (field) => {
      remember(observer.takeRecords());
      if (field.type === 'password') secrets.add(field);
      return secrets.has(field);
    },
    (root) =>
      observer.observe(root, { subtree: true, attributeFilter: ['type'], attributeOldValue: true }),
  ];
}
