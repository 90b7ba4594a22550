/** A value that changes, and who wants to hear of it. */
export type Observable<T> = {
  get(): T;
  /** Returns how to stop listening. */
  subscribe(told: () => void): () => void;
};
export type Source<T> = Observable<T> & { set(next: T): void };

/** An observable that its owner sets; the same value again tells nobody. */
export function createSource<T>(initial: T): Source<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const told of listeners) told();
    },
    subscribe(told) {
      listeners.add(told);
      return () => listeners.delete(told);
    },
  };
}
