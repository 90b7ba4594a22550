import { TIMES } from '../shared/limits.ts';

/** Tells the visitor that the agent writes, at most every three seconds, and that they stopped. */
export class TypingTeller {
  readonly #tell: (typing: boolean) => void;
  readonly #now: () => number;
  #toldAt = -Infinity;

  constructor(tell: (typing: boolean) => void, now: () => number) {
    this.#tell = tell;
    this.#now = now;
  }

  typed(): void {
    if (this.#now() - this.#toldAt < TIMES.typingEveryMs) return;
    this.#toldAt = this.#now();
    this.#tell(true);
  }

  stopped(): void {
    if (this.#toldAt === -Infinity) return;
    this.#toldAt = -Infinity;
    this.#tell(false);
  }
}
