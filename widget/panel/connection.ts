import { backoffMs } from '../../shared/backoff.ts';
import { isRetryable, type ErrorCode, type Refusal } from '../../shared/errors.ts';
import {
  PROTOCOL_VERSION,
  type Position,
  type VisitorCommands,
  type VisitorWelcome,
} from '../../shared/events.ts';
import { createRequest, type Request } from '../../shared/request.ts';
import { Timers, type Schedule } from '../../shared/timers.ts';
import type { LiveSocket } from './live-socket.ts';
import type { VisitorStorage } from './visitor-storage.ts';

/** `failed`: the relay will not have us, and trying again by itself would not change that. */
export type Link = 'off' | 'connecting' | 'live' | 'reconnecting' | 'offline' | 'failed';

/** What is only answered with an ok once it is stored. */
const WRITES: ReadonlySet<string> = new Set([
  'conversation:open',
  'message:send',
  'conversation:close',
]);
/** The token opens nothing any more: the visitor comes as a new one. */
const SPENT: ReadonlySet<ErrorCode> = new Set(['unauthenticated', 'token_expired', 'data_lost']);

export type ConnectionParts = {
  readonly storage: VisitorStorage;
  readonly schedule: Schedule;
  connect(): LiveSocket;
  isOnline(): boolean;
  random(): number;
  /** Told once for each socket, to listen to what it hears. */
  opened(socket: LiveSocket): void;
  /** How far this page has read, for the hello. */
  position(): Position | null;
  /** The relay knows the visitor; from here on requests may be sent. */
  welcomed(welcome: VisitorWelcome): void;
  lost(): void;
  linkChanged(link: Link): void;
  /** Whether what is written can be stored, as far as the relay said on this connection. */
  storeChanged(isAway: boolean): void;
  /** The store lost all that it knew of this visitor. */
  recordLost(): void;
  refused(code: ErrorCode): void;
};

/** The visitor's one socket: opened on need, says hello after every connect, comes back by itself. */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #drain: Timers;
  readonly #retries: Timers;
  #again: (() => void) | null = null;
  #socket: LiveSocket | null = null;
  #request: Request<VisitorCommands> | null = null;
  #link: Link = 'off';
  #isStoreAway = false;
  #failures = 0;
  /** Grows with every connection, so that an answer of an earlier one is known as such. */
  #generation = 0;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#drain = new Timers(parts.schedule);
    this.#retries = new Timers(parts.schedule);
  }

  get link() {
    return this.#link;
  }

  readonly request: Request<VisitorCommands> = async (name, payload) => {
    const ack = await this.#request?.(name, payload);
    if (ack?.ok && WRITES.has(name)) this.#setStoreAway(false);
    return ack ?? { ok: false, error: { code: 'unavailable' } };
  };

  /** Connects; where something waits for its back-off to end, tries at once. */
  start(): void {
    if (this.#socket) {
      if (this.#socket.connected) return this.#retryNow();
      this.#socket.disconnect().connect();
      return this.#setLink(this.#downLink());
    }
    this.#setLink('connecting');
    this.#socket = this.#parts.connect();
    this.#request = createRequest<VisitorCommands>(this.#socket);
    this.#listen(this.#socket);
    this.#parts.opened(this.#socket);
  }

  stop(): void {
    this.#callOff();
    this.#socket?.off().disconnect();
  }

  /** Runs again after a back-off that grows until the next welcome; called off when the link drops. */
  later(run: () => void): void {
    this.#again = run;
    this.#retries.after(backoffMs(this.#failures++, this.#parts.random()), () => this.#retryNow());
  }

  #retryNow(): void {
    const run = this.#again;
    this.#again = null;
    this.#retries.stop();
    run?.();
  }

  /** What was asked or put off on this connection is of no use on the next. */
  #callOff(): void {
    this.#generation++;
    this.#again = null;
    this.#retries.stop();
    this.#drain.stop();
  }

  #setStoreAway(isAway: boolean): void {
    if (isAway === this.#isStoreAway) return;
    this.#isStoreAway = isAway;
    this.#parts.storeChanged(isAway);
  }

  #setLink(link: Link): void {
    if (link === this.#link) return;
    this.#link = link;
    this.#parts.linkChanged(link);
  }

  #downLink(): Link {
    if (!this.#parts.isOnline()) return 'offline';
    return this.#link === 'connecting' ? 'connecting' : 'reconnecting';
  }

  #listen(socket: LiveSocket): void {
    socket.on('connect', () => void this.#hello());
    socket.on('disconnect', (reason) => {
      this.#callOff();
      this.#setStoreAway(false);
      this.#parts.lost();
      this.#setLink(this.#downLink());
      if (reason === 'io server disconnect') this.later(() => socket.connect());
    });
    socket.on('connect_error', (error: Error & { readonly data?: Refusal }) => {
      if (socket.active) this.#setLink(this.#downLink());
      else this.#turnedAway(error.data?.code ?? 'internal', () => socket.connect());
    });
    socket.on('relay:draining', ({ inMs }) => {
      this.#drain.after(inMs, () => void socket.disconnect().connect());
    });
    socket.on('relay:store', ({ available }) => {
      this.#setStoreAway(!available);
      if (!available) return;
      this.#failures = 0;
      this.#retryNow();
    });
  }

  #turnedAway(code: ErrorCode, again: () => void): void {
    if (isRetryable(code)) {
      this.#setLink(this.#downLink());
      return this.later(again);
    }
    this.#setLink('failed');
    this.#parts.refused(code);
  }

  async #hello(): Promise<void> {
    const generation = ++this.#generation;
    const { token } = this.#parts.storage.read();
    const position = token ? this.#parts.position() : null;
    const ack = await this.request('session:hello', { proto: PROTOCOL_VERSION, token, position });
    if (generation !== this.#generation) return;
    if (ack.ok) {
      this.#failures = 0;
      this.#parts.storage.keep({ token: ack.data.token });
      this.#setLink('live');
      return this.#parts.welcomed(ack.data);
    }
    const { code } = ack.error;
    if (token && SPENT.has(code)) {
      this.#parts.storage.keep({ token: null });
      if (code === 'data_lost') this.#parts.recordLost();
      return this.#hello();
    }
    this.#turnedAway(code, () => void this.#hello());
  }
}
