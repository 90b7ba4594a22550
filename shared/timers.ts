/** Runs `run` once after `ms`; returns how to call it off. A page hands in its own. */
export type Schedule = (ms: number, run: () => void) => () => void;

/** Timers that end together, when the connection they belong to does. */
export class Timers {
  readonly #schedule: Schedule;
  #calloffs: (() => void)[] = [];

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  after(ms: number, run: () => void): void {
    this.#calloffs.push(this.#schedule(ms, run));
  }

  stop(): void {
    for (const calloff of this.#calloffs) calloff();
    this.#calloffs = [];
  }
}
