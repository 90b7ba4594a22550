import { backoffMs } from './backoff.ts';
import { isRetryable, type Refusal } from './errors.ts';
import type { Ack, SendMessage, Sent } from './events.ts';
import { LIMITS } from './limits.ts';
import type { Entry, Head } from './model.ts';
import * as box from './outbox.ts';
import { Timers, type Schedule } from './timers.ts';

export type SenderParts = {
  readonly conversationId: string;
  readonly schedule: Schedule;
  send(payload: SendMessage): Promise<Ack<Sent>>;
  /** Keeps the outbox where a reload finds it; called before the first send of each message. */
  save(outbox: box.Outbox): void;
  /** What an ack says of the log's head. */
  acked(head: Head): void;
  newId(): string;
  random(): number;
  /** The agent's fence at the time of sending; absent for a visitor. */
  aepoch?(): number;
};

/** The messages of one page on their way: one at a time, in order, each under one id for ever. */
export class MessageSender {
  readonly #parts: SenderParts;
  readonly #timers: Timers;
  #outbox: box.Outbox;
  #live = false;
  #waiting = false;
  #failures = 0;
  #generation = 0;

  /** @param saved the outbox that an earlier page kept */
  constructor(parts: SenderParts, saved: box.Outbox) {
    this.#parts = parts;
    this.#timers = new Timers(parts.schedule);
    this.#outbox = box.afterDisconnect(saved);
  }

  get outbox() {
    return this.#outbox;
  }

  /** Keeps a text and sends it as soon as may be. False when the outbox is full. */
  send(text: string): boolean {
    if (this.#outbox.length >= LIMITS.outboxItems) return false;
    this.#keep([...this.#outbox, { cmid: this.#parts.newId(), text, state: 'queued' }]);
    this.#pump();
    return true;
  }

  retry(cmid: string): void {
    this.#keep(box.withState(this.#outbox, cmid, 'queued'));
    this.#pump();
  }

  /** What kept messages from being stored is over: the next try does not wait for its back-off. */
  retryNow(): void {
    this.#timers.stop();
    this.#failures = 0;
    this.#waiting = false;
    this.#pump();
  }

  discard(cmid: string): void {
    this.#keep(box.withoutItem(this.#outbox, cmid));
  }

  /** Entries that the log holds now: what of it was ours is no longer on its way. */
  stored(entries: readonly Entry[]): void {
    const rest = box.withoutStored(this.#outbox, entries);
    if (rest.length < this.#outbox.length) this.#keep(rest);
  }

  /** The whole log was read: what was acknowledged and is not in it was lost, and is sent again. */
  start(): void {
    if (this.#outbox.some((item) => item.state === 'acked')) {
      this.#keep(
        this.#outbox.map((item) => (item.state === 'acked' ? { ...item, state: 'queued' } : item)),
      );
    }
    this.#live = true;
    this.#pump();
  }

  pause(): void {
    this.#timers.stop();
    this.#generation++;
    this.#live = false;
    this.#waiting = false;
    this.#keep(box.afterDisconnect(this.#outbox));
  }

  #keep(outbox: box.Outbox): void {
    this.#outbox = outbox;
    this.#parts.save(outbox);
  }

  #pump(): void {
    const next = this.#live && !this.#waiting ? box.nextToSend(this.#outbox) : undefined;
    if (next) void this.#deliver(next.cmid, next.text);
  }

  async #deliver(cmid: string, text: string): Promise<void> {
    const generation = this.#generation;
    this.#keep(box.withState(this.#outbox, cmid, 'inflight'));
    const { conversationId, aepoch } = this.#parts;
    const fence = aepoch ? { aepoch: aepoch() } : {};
    const ack = await this.#parts.send({ conversationId, cmid, text, ...fence });
    if (generation !== this.#generation) return;
    if (ack.ok) {
      this.#failures = 0;
      this.#keep(box.withState(this.#outbox, cmid, 'acked'));
      this.#parts.acked(ack.data.head);
    } else this.#refused(cmid, ack.error);
    this.#pump();
  }

  #refused(cmid: string, refusal: Refusal): void {
    if (!isRetryable(refusal.code)) {
      this.#keep(box.withFailure(this.#outbox, cmid, refusal.code));
      return;
    }
    this.#keep(box.withState(this.#outbox, cmid, 'queued'));
    this.#waiting = true;
    const wait = backoffMs(this.#failures++, this.#parts.random());
    this.#timers.after(Math.max(refusal.retryAfterMs ?? 0, wait), () => {
      this.#waiting = false;
      this.#pump();
    });
  }
}
