import { Socket as Engine } from 'engine.io-client';
import { backoffMs } from '../../shared/backoff.ts';
import type { Refusal } from '../../shared/errors.ts';

/** What a socket says of itself. */
type Own = {
  connect(): void;
  /** `io server disconnect`: the other side let go, and does not expect us back by ourselves. */
  disconnect(reason: string): void;
  connect_error(error: { readonly data?: Refusal }): void;
};
type Handler = (...args: never[]) => void;
type Answered = (timedOut: Error | null, ack: never) => void;

export type LeanSocketOptions = {
  /** Origin of the server. */
  readonly origin: string;
  readonly path: string;
  /** Such as `/visitor`. */
  readonly namespace: string;
  readonly query: Readonly<Record<string, string>>;
};

/** Packet types of Socket.IO protocol 5; the ones with binary parts are not spoken here. */
const [CONNECT, DISCONNECT, EVENT, ACK, CONNECT_ERROR] = ['0', '1', '2', '3', '4'];

/**
 * One namespace of a Socket.IO server, spoken over the official engine (handshake, heartbeat,
 * WebSocket with polling as fallback): connect, events, acks with a time-out, and coming back by
 * itself. It answers to the names of the official client, whose manager, parser and reconnection
 * are 4 KB brotli more; a test holds the two side by side against the stock server.
 */
export class LeanSocket<Facts> {
  readonly #options: LeanSocketOptions;
  readonly #acks = new Map<string, Answered>();
  #handlers: (readonly [name: unknown, handler: Handler])[] = [];
  #engine: Engine | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;
  #failures = 0;
  #connected = false;
  #active = false;

  constructor(options: LeanSocketOptions) {
    this.#options = options;
  }

  get connected() {
    return this.#connected;
  }

  /** Whether it is connected or comes back by itself. */
  get active() {
    return this.#active;
  }

  on<Name extends keyof (Facts & Own)>(name: Name, handler: (Facts & Own)[Name] & Handler): this {
    this.#handlers.push([name, handler]);
    return this;
  }

  /** Nobody listens any more. */
  off(): this {
    this.#handlers = [];
    return this;
  }

  connect(): this {
    if (this.#active) return this;
    this.#active = true;
    this.#open();
    return this;
  }

  disconnect(): this {
    this.#end('io client disconnect');
    return this;
  }

  /** What is emitted is answered once: by the ack, or by an error after `ms` or a lost connection. */
  timeout(ms: number) {
    return {
      emit: (event: string, payload: unknown, answered: Answered): void => {
        const id = String(++this.#lastId);
        this.#acks.set(id, answered);
        setTimeout(() => this.#answer(id, new Error('no answer')), ms);
        this.#send(EVENT, id + JSON.stringify([event, payload]));
      },
    };
  }

  #open(): void {
    const { origin, path, query } = this.#options;
    const engine = new Engine(origin, {
      path,
      query: { ...query },
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
    });
    this.#engine = engine;
    engine.on('open', () => this.#send(CONNECT, ''));
    engine.on('message', (packet: string) => {
      if (engine === this.#engine) this.#heard(packet);
    });
    engine.on('close', (reason: string) => {
      if (engine === this.#engine) this.#lost(reason);
    });
  }

  #send(type: string | undefined, body: string): void {
    this.#engine?.send(`${type}${this.#options.namespace},${body}`);
  }

  #heard(packet: string): void {
    const prefix = `${packet[0]}${this.#options.namespace},`;
    if (!packet.startsWith(prefix)) return;
    const [, id = '', json] = /^(\d*)(.*)$/s.exec(packet.slice(prefix.length)) ?? [];
    const body = json ? JSON.parse(json) : [];
    switch (packet[0]) {
      case CONNECT:
        this.#connected = true;
        this.#failures = 0;
        return this.#tell('connect');
      case EVENT:
        return this.#tell(body[0], body[1]);
      case ACK:
        return this.#answer(id, null, body[0]);
      case CONNECT_ERROR:
        this.#end('');
        return this.#tell('connect_error', body);
      case DISCONNECT:
        this.#end('io server disconnect');
    }
  }

  #tell(name: unknown, fact?: unknown): void {
    for (const [wanted, handler] of this.#handlers) {
      if (wanted === name) Reflect.apply(handler, undefined, [fact]);
    }
  }

  #answer(id: string, timedOut: Error | null, ack?: unknown): void {
    const answered = this.#acks.get(id);
    this.#acks.delete(id);
    if (answered) Reflect.apply(answered, undefined, [timedOut, ack]);
  }

  /** The connection is gone and, while it is wanted, comes back after a growing while. */
  #lost(reason: string): void {
    const was = this.#connected;
    this.#engine = null;
    this.#connected = false;
    if (this.#active) {
      const wait = backoffMs(this.#failures++, Math.random());
      this.#timer = setTimeout(() => this.#open(), wait);
    }
    for (const id of this.#acks.keys()) this.#answer(id, new Error(reason));
    if (was) this.#tell('disconnect', reason);
    else if (this.#active) this.#tell('connect_error', {});
  }

  #end(reason: string): void {
    clearTimeout(this.#timer);
    this.#active = false;
    const engine = this.#engine;
    if (!engine) return;
    this.#lost(reason);
    engine.close();
  }
}
