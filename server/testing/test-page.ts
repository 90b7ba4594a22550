import { io, type Socket } from 'socket.io-client';
import {
  createConversationClient,
  type ConversationClient,
} from '../../shared/conversation-client.ts';
import type { Refusal } from '../../shared/errors.ts';
import { LIVE_PATH, type Ack, type Sent } from '../../shared/events.ts';
import type { Entry, Head } from '../../shared/model.ts';
import type { Outbox } from '../../shared/outbox.ts';
import { createRequest } from '../../shared/request.ts';
import { newId } from '../ids.ts';
import { until } from './until.ts';

/** Between tries of a page that the relay turned away for now. */
const RETRY_MS = 200;

export type Heard = { readonly event: string; readonly fact: unknown };

const schedule = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** What visitors' and agents' test pages share: one real socket, and what it heard. */
export class TestPage<Commands> {
  readonly socket: Socket;
  readonly heard: Heard[] = [];
  readonly clients = new Map<string, ConversationClient>();
  readonly kept = new Map<string, Outbox>();
  readonly request;
  readonly #ackListeners = new Map<string, (sent: Sent) => void>();
  #greeted: (() => Promise<unknown>) | null = null;

  constructor(url: string, space: string, options: Parameters<typeof io>[1]) {
    this.socket = io(`${url}${space}`, {
      path: LIVE_PATH,
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
      ...options,
    });
    this.request = createRequest<Commands>(this.socket);
    this.socket.onAny((event: string, ...args) => {
      for (const fact of args) this.heard.push({ event, fact });
    });
    this.socket.on(
      'entry:appended',
      (fact: { conversationId: string; epoch: string; entry: Entry }) => {
        this.clients.get(fact.conversationId)?.reader.receive(fact.epoch, fact.entry);
      },
    );
    this.socket.on('conversation:head', (fact: { conversationId: string; head: Head }) => {
      this.clients.get(fact.conversationId)?.reader.head(fact.head);
    });
    this.socket.on('disconnect', () => this.clients.forEach((client) => client.pause()));
    this.socket.on('connect', () => {
      if (this.#greeted) this.#greetAgain();
    });
  }

  /** Connects and greets; from then on every new connection is greeted as well. */
  async connectAnd<Welcome>(greet: () => Promise<Welcome>): Promise<Welcome> {
    await this.connected();
    const welcome = await greet();
    this.#greeted = greet;
    return welcome;
  }

  /** A greeting that fails on a live connection is tried on another, as the pages do. */
  #greetAgain(): void {
    this.#greeted?.().catch(() => {
      if (this.socket.connected) this.socket.disconnect().connect();
    });
  }

  /** Tells of each message of a conversation that the relay acknowledged to this page. */
  onAck(conversationId: string, heard: (sent: Sent) => void): void {
    this.#ackListeners.set(conversationId, heard);
  }

  /** The merged log and the outbox of one conversation on this page. */
  clientOf(
    conversationId: string,
    ask: Pick<Parameters<typeof createConversationClient>[0], 'send' | 'sync' | 'aepoch'>,
  ): ConversationClient {
    const known = this.clients.get(conversationId);
    if (known) return known;
    const client = createConversationClient(
      {
        conversationId,
        schedule,
        newId,
        random: () => 0.1,
        changed() {},
        keepOutbox: (outbox) => void this.kept.set(conversationId, outbox),
        ...ask,
        send: async (message) => {
          const ack = await ask.send(message);
          if (ack.ok) this.#ackListeners.get(conversationId)?.(ack.data);
          return ack;
        },
      },
      this.kept.get(conversationId) ?? [],
    );
    this.clients.set(conversationId, client);
    return client;
  }

  async connected(): Promise<void> {
    this.socket.connect();
    await until('a connection', () => this.socket.connected);
  }

  /** The facts of one kind, in the order in which they came. */
  facts<Fact>(event: string): Fact[] {
    return this.heard.filter((heard) => heard.event === event).map((heard) => heard.fact as Fact);
  }

  messages(conversationId: string): string[] {
    const entries = this.clients.get(conversationId)?.reader.timeline.entries ?? [];
    return entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []));
  }

  async sees(conversationId: string, text: string): Promise<void> {
    await until(`"${text}" on the page`, () => this.messages(conversationId).includes(text));
  }

  /** From here on it does what the product's pages do when the relay asks them to, or is back. */
  heedRelay(): void {
    const again = () => void this.socket.disconnect().connect();
    this.socket.on('relay:draining', ({ inMs }: { inMs: number }) => schedule(inMs, again));
    this.socket.on('relay:store', ({ available }: { available: boolean }) => {
      if (available) this.clients.forEach(({ sender }) => sender.retryNow());
    });
    this.socket.on('connect_error', (error: Error & { data?: Refusal }) => {
      if (error.data?.code === 'unavailable') schedule(RETRY_MS, () => this.socket.connect());
    });
  }

  leave(): void {
    this.#greeted = null;
    this.socket.disconnect();
  }

  /** Gone without a word: no packet says so, and nothing comes back. */
  vanish(): void {
    this.#greeted = null;
    this.socket.io.reconnection(false);
    const transport = this.socket.io.engine.transport as unknown as { ws: { terminate(): void } };
    transport.ws.terminate();
  }
}

/** The data of an ok, or a failure that says which refusal came instead. */
export function dataOf<Data>(ack: Ack<Data>): Data {
  if (!ack.ok) throw new Error(`refused: ${ack.error.code}`);
  return ack.data;
}

/** The code of a refusal; null of an ok. */
export const codeOf = (ack: Ack<unknown>): string | null => (ack.ok ? null : ack.error.code);
