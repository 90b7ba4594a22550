import type { Schedule } from '../../../shared/timers.ts';

/** Time that passes only when told to. */
export class FakeClock {
  #now = Date.UTC(2026, 10, 22, 5, 5);
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  readonly now = (): number => this.#now;

  readonly schedule: Schedule = (ms, run) => {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Lets time pass, timer by timer, and what each of them sets off come to an end. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#now = next.at;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      next.run();
      await settle();
    }
    this.#now = until;
    await settle();
  }
}

/** Lets all that is under way within the page come to an end. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
