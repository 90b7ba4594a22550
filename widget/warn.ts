/** Says something to the page's owner. */
export const warn = (...words: readonly unknown[]): void => console.warn('Porchlight:', ...words);
