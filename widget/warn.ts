/** Says something to the page's owner. */
export const warn = (...words: readonly unknown[]): void =>
  // oxlint-disable-next-line no-console -- there is no other place where an owner looks
  console.warn('Porchlight:', ...words);
