import type { CopyableStore } from './copy.ts';

/** The same methods, answering at once: what a driver on one machine runs inside a transaction. */
export type LocalStore = {
  [Method in Exclude<keyof CopyableStore, 'close'>]: CopyableStore[Method] extends (
    ...args: infer Args
  ) => Promise<infer Answer>
    ? (...args: Args) => Answer
    : never;
};
