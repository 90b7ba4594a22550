import { quietly } from './quietly.ts';

/** Says something to the page's owner, where the page has left a console to say it on. */
export const warn = quietly((...words: readonly unknown[]): void =>
  // oxlint-disable-next-line no-console -- there is no other place where an owner looks
  console.warn('Porchlight:', ...words),
);
