import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** `in` is what clients send, `out` what the target answers. */
export type Direction = 'in' | 'out' | 'both';

type Faults = { hole: Direction | null; delayMs: number; lostBytes: number };
type Select = (bytes: Buffer) => boolean;

/** A word that `select` looks for may be torn between two chunks: so much of the last is kept. */
const KEPT_BYTES = 64;

/** Whether these bytes from a client hold a Redis command that makes its connection a subscriber. */
export const isSubscription: Select = (bytes) =>
  /\*\d+\r\n\$\d+\r\n[ps]?subscribe\r\n/i.test(bytes.toString('latin1'));

/** One client, and the connection to the target that was opened for it. */
class Link {
  isSelected: boolean;
  readonly #client: Socket;
  readonly #target: Socket;
  readonly #faults: Faults;
  readonly #select: Select | null;
  #lastBytes = Buffer.alloc(0);
  readonly gone: Promise<unknown>;

  constructor(client: Socket, target: Socket, faults: Faults, select: Select | null) {
    this.#client = client;
    this.#target = target;
    this.#faults = faults;
    this.#select = select;
    this.isSelected = select === null;
    this.#forward(client, target, 'in');
    this.#forward(target, client, 'out');
    this.gone = Promise.all([once(client, 'close'), once(target, 'close')]);
  }

  #forward(from: Socket, to: Socket, way: 'in' | 'out'): void {
    let line = Promise.resolve();
    /** In order, also when the delay changes. */
    const later = (act: () => void) => {
      const dueAt = performance.now() + (this.isSelected ? this.#faults.delayMs : 0);
      line = line.then(async () => {
        const leftMs = dueAt - performance.now();
        if (leftMs > 0) await sleep(leftMs, undefined, { ref: false });
        act();
      });
    };
    from.setNoDelay(true);
    from.on('data', (chunk) => {
      if (way === 'in' && !this.isSelected) this.#look(chunk);
      if (this.#swallows(way)) this.#faults.lostBytes += chunk.length;
      else later(() => to.writable && to.write(chunk));
    });
    from.on('error', () => {});
    // A connection that ends inside a black hole is not heard of on the other side either.
    from.on('close', () => {
      if (!this.#swallows(way)) later(() => to.destroySoon());
    });
  }

  #look(chunk: Buffer): void {
    const bytes = Buffer.concat([this.#lastBytes, chunk]);
    this.isSelected = this.#select?.(bytes) ?? true;
    this.#lastBytes = bytes.subarray(-KEPT_BYTES);
  }

  #swallows(way: 'in' | 'out'): boolean {
    const { hole } = this.#faults;
    return this.isSelected && (hole === 'both' || hole === way);
  }

  /** One side may have gone while the other could not hear of it. */
  endIfHalf(): void {
    if (this.#client.destroyed || this.#target.destroyed) this.cut();
  }

  cut(): void {
    this.#client.destroy();
    this.#target.destroy();
  }
}

/** A TCP proxy on 127.0.0.1 whose faults a test turns on and off. */
export class TcpProxy {
  readonly #targetPort: number;
  readonly #select: Select | null;
  readonly #faults: Faults = { hole: null, delayMs: 0, lostBytes: 0 };
  readonly #links = new Set<Link>();
  readonly #server = createServer((client) => this.#admit(client));
  port = 0;

  /**
   * @param targetPort on 127.0.0.1
   * @param options `select` chooses the connections that black hole and delay befall: it sees what
   *   the client sends, chunk by chunk with the end of the one before, until it says yes once.
   *   Without it they befall all.
   */
  constructor(targetPort: number, options: { readonly select?: Select } = {}) {
    this.#targetPort = targetPort;
    this.#select = options.select ?? null;
  }

  async start(): Promise<this> {
    await this.accept();
    return this;
  }

  #admit(client: Socket): void {
    const target = connect(this.#targetPort, '127.0.0.1');
    const link = new Link(client, target, this.#faults, this.#select);
    this.#links.add(link);
    void link.gone.finally(() => this.#links.delete(link)).catch(() => {});
  }

  /** Open connections. */
  get connections(): number {
    return this.#links.size;
  }

  /** Open connections that black hole and delay befall. */
  get selected(): number {
    return [...this.#links].filter((link) => link.isSelected).length;
  }

  /** What black holes have swallowed so far. */
  get lostBytes(): number {
    return this.#faults.lostBytes;
  }

  /** Destroys every connection, or those selected; new ones are let in. */
  cut(which: 'all' | 'selected' = 'all'): void {
    for (const link of this.#links) if (which === 'all' || link.isSelected) link.cut();
  }

  /** New connections are refused; those that are open stay. */
  refuse(): void {
    this.#server.close();
  }

  /** New connections are let in again, on the same port. */
  async accept(): Promise<void> {
    if (this.#server.listening) return;
    this.#server.listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address !== null && typeof address !== 'string') this.port = address.port;
  }

  /** Connections stay open, but their bytes are lost in silence, for good. */
  blackhole(direction: Direction): void {
    this.#faults.hole = direction;
  }

  /** Each chunk arrives this much later, each way: a round trip is twice as long. */
  delay(ms: number): void {
    this.#faults.delayMs = ms;
  }

  /** Ends every fault. What a black hole swallowed stays lost. */
  async heal(): Promise<void> {
    this.#faults.hole = null;
    this.#faults.delayMs = 0;
    for (const link of this.#links) link.endIfHalf();
    await this.accept();
  }

  async end(): Promise<void> {
    this.refuse();
    this.cut();
    await Promise.all([...this.#links].map((link) => link.gone.catch(() => {})));
  }
}
