import type { Ack, VisitorCommands } from '../../../shared/events.ts';
import { NO_MARKS, type Entry, type VisitorConversation } from '../../../shared/model.ts';
import type { LiveSocket } from '../live-socket.ts';

type Name = keyof VisitorCommands;
type Listener = (...facts: readonly unknown[]) => void;
type Heard = { readonly name: Name; readonly payload: Record<string, unknown> };
type Answer = (payload: Record<string, unknown>) => Ack<unknown> | null;
/** An entry without what the log adds. */
type Said = Entry extends infer Each
  ? Each extends Entry
    ? Omit<Each, 'seq' | 'at'>
    : never
  : never;

export const CONVERSATION = 'conversation-aaaaaaaaa';
export const EPOCH = 'epoch-aaaaaaaaaaaaaaaa';
export const STARTED_AT = Date.UTC(2026, 10, 22, 5, 3);

/** The relay in one page: one conversation, one socket, answers at once and in order. */
export class FakeRelay {
  readonly heard: Heard[] = [];
  readonly answers = new Map<Name, Answer>();
  readonly entries: Entry[] = [];
  epoch = EPOCH;
  conversation: VisitorConversation | null = null;
  /** How often a socket was asked to connect. */
  connects = 0;
  tokens = 0;
  isReachable = true;
  #isConnected = false;
  #listeners = new Map<string, Listener[]>();

  readonly connect = (): LiveSocket => {
    void Promise.resolve().then(() => this.up());
    return this.#socket() as unknown as LiveSocket;
  };

  up(): void {
    this.connects++;
    if (!this.isReachable || this.#isConnected) return;
    this.#isConnected = true;
    this.tell('connect');
  }

  down(reason = 'transport close'): void {
    if (!this.#isConnected) return;
    this.#isConnected = false;
    this.tell('disconnect', reason);
  }

  tell(event: string, ...facts: readonly unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...facts);
  }

  /** Puts an entry into the log and pushes it. */
  add(said: Said): Entry {
    const entry = this.store(said);
    this.tell('entry:appended', { conversationId: CONVERSATION, epoch: this.epoch, entry });
    return entry;
  }

  /** Puts an entry into the log without telling. */
  store(said: Said): Entry {
    const seq = this.entries.length + 1;
    const entry = { seq, at: STARTED_AT + seq, ...said } as Entry;
    this.entries.push(entry);
    return entry;
  }

  queue(ahead: number, agentsOnline = true): void {
    this.change({ status: 'queued', ahead, agentsOnline });
  }

  assign(name: string): void {
    this.add({ kind: 'assigned', name });
    this.change({ status: 'assigned', agentName: name });
  }

  change(
    status:
      | { status: 'queued'; ahead: number; agentsOnline: boolean }
      | { status: 'assigned'; agentName: string }
      | { status: 'closed'; closedBy: 'visitor' | 'agent' },
  ): void {
    const marks = this.conversation?.marks ?? NO_MARKS;
    const turn = (this.conversation?.turn ?? 0) + 1;
    this.conversation = { id: CONVERSATION, caseCode: 'K7F-29Q', marks, turn, ...status };
    this.tell('conversation:changed', this.conversation);
  }

  agentSays(text: string, name = 'Minji'): Entry {
    return this.add({ kind: 'message', side: 'agent', cmid: `agent-${text}`, text, name });
  }

  /** The payloads of one command, oldest first. */
  asked(name: Name): readonly Record<string, unknown>[] {
    return this.heard.filter((each) => each.name === name).map(({ payload }) => payload);
  }

  get page() {
    const head = { epoch: this.epoch, seq: this.entries.length };
    return { conversationId: CONVERSATION, head, entries: [...this.entries], more: false };
  }

  #socket() {
    const isConnected = () => this.#isConnected;
    const socket = {
      active: true,
      get connected() {
        return isConnected();
      },
      on: (event: string, listener: Listener) => {
        this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
        return socket;
      },
      off: () => {
        this.#listeners.clear();
        return socket;
      },
      connect: () => {
        this.up();
        return socket;
      },
      disconnect: () => {
        this.down('io client disconnect');
        return socket;
      },
      timeout: () => ({
        emit: (name: Name, payload: Record<string, unknown>, answered: Listener) => {
          this.heard.push({ name, payload });
          const ack = (this.answers.get(name) ?? this.#answer(name))(payload);
          if (ack) void Promise.resolve().then(() => answered(null, ack));
        },
      }),
    };
    return socket;
  }

  #answer(name: Name): Answer {
    const answers: Partial<Record<Name, (payload: Record<string, unknown>) => unknown>> = {
      'session:hello': ({ position }) => ({
        token: `token-${++this.tokens}`,
        conversation: position ? this.conversation : null,
        page: position && this.conversation ? this.page : null,
        siteName: 'Demo',
        agentsOnline: true,
      }),
      'conversation:open': () => {
        this.queue(2);
        return { conversation: this.conversation, page: this.page };
      },
      'conversation:sync': () => this.page,
      'message:send': ({ cmid, text }) => {
        const id = String(cmid);
        const said = { kind: 'message', side: 'visitor', cmid: id, text: String(text), name: null };
        const { seq, at } = this.add(said as Said);
        return { cmid, seq, at, head: this.page.head, dup: false };
      },
      'conversation:close': () => {
        this.add({ kind: 'closed', by: 'visitor', name: null });
        this.change({ status: 'closed', closedBy: 'visitor' });
        return {};
      },
    };
    return (payload) => ({ ok: true, data: answers[name]?.(payload) ?? {} });
  }
}
