import type { Schedule } from '../../shared/timers.ts';

type Timer = { readonly at: number; run(): void };

/** A clock that moves when told to. */
export class Clock {
  #now = 0;
  readonly #timers = new Set<Timer>();

  now = (): number => this.#now;

  schedule: Schedule = (ms, run) => {
    const timer = { at: this.#now + ms, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  /** Runs what falls due, oldest first. */
  advance(ms: number): void {
    const until = this.#now + ms;
    const due = () =>
      [...this.#timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
    for (let timer = due(); timer; timer = due()) {
      this.#timers.delete(timer);
      this.#now = timer.at;
      timer.run();
    }
    this.#now = until;
  }
}
