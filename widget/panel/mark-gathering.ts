import { Timers, type Schedule } from '../../shared/timers.ts';
import type { Seen } from './live-state.ts';

/** Marks wait this long for more of them, ms: a burst of messages is one mark. */
const MARK_AFTER_MS = 300;

/** Says how far the visitor has received and read: the first news at once, what follows gathered. */
export class MarkGathering {
  readonly #timers: Timers;
  readonly #say: (seen: Seen) => void;
  #marked: Seen = { delivered: 0, read: 0 };
  #isGathering = false;

  constructor(schedule: Schedule, say: (seen: Seen) => void) {
    this.#timers = new Timers(schedule);
    this.#say = say;
  }

  /** What the relay has; nothing but more than that is said. */
  restart(known: Seen): void {
    this.#marked = known;
  }

  mark(seen: Seen): void {
    if (seen.delivered <= this.#marked.delivered && seen.read <= this.#marked.read) return;
    this.#marked = seen;
    if (!this.#isGathering) this.#sayMarked();
  }

  pause(): void {
    this.#timers.stop();
    this.#isGathering = false;
  }

  #sayMarked(): void {
    const said = this.#marked;
    this.#say(said);
    this.#isGathering = true;
    this.#timers.after(MARK_AFTER_MS, () => {
      this.#isGathering = false;
      if (said !== this.#marked) this.#sayMarked();
    });
  }
}
