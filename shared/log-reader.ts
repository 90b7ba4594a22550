import { backoffMs } from './backoff.ts';
import { isRetryable } from './errors.ts';
import type { Ack, Position } from './events.ts';
import { LIMITS, TIMES } from './limits.ts';
import type { Entry, Head, LogPage } from './model.ts';
import { applyEntries, EMPTY_TIMELINE, hasGap, isAhead, isBehind, isForked } from './timeline.ts';
import { Timers, type Schedule } from './timers.ts';

export type ReaderParts = {
  readonly conversationId: string;
  readonly schedule: Schedule;
  sync(position: Position): Promise<Ack<LogPage>>;
  random(): number;
  /** Told after new entries, or after the copy started afresh. */
  merged(): void;
  /** Told each time the page holds all that the log held when asked. */
  caughtUp(): void;
};

/** A page's copy of one log: merges what is pushed, and asks for what was not. Rules RS1–RS5. */
export class LogReader {
  readonly #parts: ReaderParts;
  readonly #timers: Timers;
  #timeline = EMPTY_TIMELINE;
  #connected = false;
  #reading = false;
  #failures = 0;
  /** Grows with every connection, so that an answer of an earlier one is known as such. */
  #generation = 0;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
    this.#timers = new Timers(parts.schedule);
  }

  get timeline() {
    return this.#timeline;
  }

  get position(): Position {
    const { epoch, entries } = this.#timeline;
    const at = entries.at(-1)?.at;
    const { conversationId } = this.#parts;
    return { conversationId, epoch, last: entries.length, ...(at && { at }) };
  }

  receive(epoch: string, entry: Entry): void {
    if (!this.#connected) return;
    // Asking tells the relay what this page has, and so that the log has lost it.
    if (isForked(this.#timeline, epoch, entry)) return void this.#readOn();
    this.#merge(epoch, [entry]);
    if (hasGap(this.#timeline)) void this.#readOn();
  }

  /** A head before the copy's end is old news, or a loss. One ahead of it may only mean a push under way: asks when it stays so for a second. */
  head(head: Head): void {
    if (isAhead(this.#timeline, head)) return void this.#readOn();
    if (!isBehind(this.#timeline, head)) return;
    this.#timers.after(TIMES.headGraceMs, () => {
      if (isBehind(this.#timeline, head)) void this.#readOn();
    });
  }

  resume(page: LogPage): void {
    this.pause();
    this.#connected = true;
    this.#take(page);
  }

  pause(): void {
    this.#timers.stop();
    this.#generation++;
    this.#connected = false;
    this.#reading = false;
  }

  #merge(epoch: string, entries: readonly Entry[]): void {
    this.#timeline = applyEntries(this.#timeline, epoch, entries, LIMITS.heldEntries);
    this.#parts.merged();
  }

  #take(page: LogPage): void {
    this.#failures = 0;
    this.#merge(page.head.epoch, page.entries);
    if (page.more || hasGap(this.#timeline)) void this.#readOn();
    else this.#parts.caughtUp();
  }

  async #readOn(): Promise<void> {
    if (this.#reading || !this.#connected) return;
    this.#reading = true;
    const generation = this.#generation;
    const ack = await this.#parts.sync(this.position);
    if (generation !== this.#generation) return;
    this.#reading = false;
    if (ack.ok) return this.#take(ack.data);
    if (!isRetryable(ack.error.code)) return;
    const wait = backoffMs(this.#failures++, this.#parts.random());
    this.#timers.after(wait, () => void this.#readOn());
  }
}
