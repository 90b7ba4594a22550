import type { Ack, MarkSeen } from '../shared/events.ts';

type Seen = Pick<MarkSeen, 'delivered' | 'read'>;

/** Tells the relay how far this agent has received and read: each step once, never back (PR5). */
export class MarkTeller {
  readonly #tell: (seen: Seen) => Promise<Ack<unknown>>;
  #told: Seen = { delivered: 0, read: 0 };

  constructor(tell: (seen: Seen) => Promise<Ack<unknown>>) {
    this.#tell = tell;
  }

  /** What the relay is known to have; anything beyond is said again. */
  restart(known: Seen): void {
    this.#told = known;
  }

  async update(seen: Seen): Promise<void> {
    const before = this.#told;
    const next = {
      delivered: Math.max(before.delivered, seen.delivered),
      read: Math.max(before.read, seen.read),
    };
    if (next.delivered === before.delivered && next.read === before.read) return;
    this.#told = next;
    const ack = await this.#tell(next);
    // Said again with the next change or the next connection.
    if (!ack.ok && this.#told === next) this.#told = before;
  }
}
