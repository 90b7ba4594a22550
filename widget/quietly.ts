/** Makes of a callback one that never throws into the page: what a strange page breaks, ends there. */
export const quietly =
  <Args extends readonly unknown[]>(work: (...args: Args) => void) =>
  (...args: Args): void => {
    try {
      work(...args);
    } catch {
      // Nobody to tell; the page goes on without us.
    }
  };
