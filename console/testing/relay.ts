import type { ErrorCode, Refusal } from '../../shared/errors.ts';
import type {
  Ack,
  AgentCommands,
  Claim,
  Position,
  SendMessage,
  Sent,
} from '../../shared/events.ts';
import type { Entry, Inbox, LogPage } from '../../shared/model.ts';
import type { Request } from '../../shared/request.ts';
import type { Connect, Listener } from '../connection.ts';
import { sampleConversation, sampleInbox } from './samples.ts';

export type Asked = { readonly name: string; readonly payload: unknown };
type Body = Entry extends infer Kind
  ? Kind extends Entry
    ? Omit<Kind, 'seq' | 'at'>
    : never
  : never;

const AGENT = { id: 'agent-1', displayName: 'Minji', login: 'minji' };
const refused = (code: ErrorCode): Ack<never> => ({ ok: false, error: { code } });

/** A relay in memory that one console talks to: logs, a queue, and refusals on demand. */
export class Relay {
  readonly asked: Asked[] = [];
  readonly logs = new Map<string, Entry[]>();
  epoch = 'e1';
  isLive = false;
  #inbox: Inbox = sampleInbox();
  #listener: Listener | null = null;
  #refusals = new Map<string, Refusal[]>();

  connect: Connect = (listener) => {
    this.#listener = listener;
    return { request: this.#request, stop: () => (this.isLive = false) };
  };

  get #console(): Listener {
    if (!this.#listener) throw new Error('no console has connected');
    return this.#listener;
  }

  /** Lets the console in, with what it then sees. */
  goLive(change: Partial<Inbox> = {}): void {
    this.isLive = true;
    this.#inbox = { ...this.#inbox, ...change };
    this.#console.live({ agent: AGENT, inbox: this.#inbox });
  }

  goDown(): void {
    this.isLive = false;
    this.#console.down();
  }

  tellStore(available: boolean): void {
    this.#console['relay:store']({ available });
  }

  drain(): void {
    this.#console.draining();
  }

  endSession(): void {
    this.#console.ended({ code: 'token_expired' });
  }

  show(change: Partial<Inbox>): void {
    this.#inbox = { ...this.#inbox, ...change };
    this.#console['inbox:changed'](this.#inbox);
  }

  /** The next request of this name is refused; called twice, the next two. */
  refuse(name: keyof AgentCommands, refusal: Refusal): void {
    this.#refusals.set(name, [...(this.#refusals.get(name) ?? []), refusal]);
  }

  askedFor(name: keyof AgentCommands): unknown[] {
    return this.asked.filter((asked) => asked.name === name).map(({ payload }) => payload);
  }

  /** Adds to a log, and tells the console unless the push is lost. */
  append(conversationId: string, body: Body, push: 'pushed' | 'lost' = 'pushed'): Entry {
    const log = this.logs.get(conversationId) ?? [];
    const entry: Entry = { ...body, seq: log.length + 1, at: Date.now() };
    this.logs.set(conversationId, [...log, entry]);
    if (this.isLive && push === 'pushed') {
      this.#console['entry:appended']({ conversationId, epoch: this.epoch, entry });
    }
    return entry;
  }

  visitorSays(conversationId: string, text: string, push: 'pushed' | 'lost' = 'pushed'): Entry {
    const cmid = `visitor-${this.logs.get(conversationId)?.length ?? 0}`;
    const body = { kind: 'message', side: 'visitor', name: null, cmid, text } as const;
    return this.append(conversationId, body, push);
  }

  visitorTypes(conversationId: string): void {
    this.#console['visitor:typing']({ conversationId, typing: true });
  }

  visitorSees(conversationId: string, delivered: number, read: number): void {
    const marks = { agentDelivered: 0, agentRead: 0 };
    this.#console['conversation:marked']({
      conversationId,
      marks: { ...marks, visitorDelivered: delivered, visitorRead: read },
    });
  }

  tellHead(conversationId: string): void {
    const seq = this.logs.get(conversationId)?.length ?? 0;
    this.#console['conversation:head']({ conversationId, head: { epoch: this.epoch, seq } });
  }

  #request: Request<AgentCommands> = async (name, payload) => {
    await Promise.resolve();
    this.asked.push({ name, payload });
    if (!this.isLive) return refused('unavailable');
    const [refusal, ...later] = this.#refusals.get(name) ?? [];
    this.#refusals.set(name, later);
    if (refusal) return { ok: false, error: refusal };
    // The answers' types hang on the name, which one table cannot say; tests may say so.
    return this.#answer(name, payload) as never;
  };

  #answer(name: string, payload: unknown): Ack<unknown> {
    switch (name) {
      case 'conversation:sync':
        return this.#page(payload as Position);
      case 'message:send':
        return this.#store(payload as SendMessage);
      case 'conversation:claim':
        return this.#claim((payload as Claim).conversationId);
      default:
        return { ok: true, data: {} };
    }
  }

  #page({ conversationId, last }: Position): Ack<LogPage> {
    const log = this.logs.get(conversationId) ?? [];
    const head = { epoch: this.epoch, seq: log.length };
    return { ok: true, data: { conversationId, head, entries: log.slice(last), more: false } };
  }

  #store({ conversationId, cmid, text }: SendMessage): Ack<Sent> {
    const log = this.logs.get(conversationId) ?? [];
    const earlier = log.find((entry) => entry.kind === 'message' && entry.cmid === cmid);
    const body = { kind: 'message', side: 'agent', name: AGENT.displayName, cmid, text } as const;
    const { seq, at } = earlier ?? this.append(conversationId, body);
    const head = { epoch: this.epoch, seq: this.logs.get(conversationId)?.length ?? 0 };
    return { ok: true, data: { cmid, seq, at, head, dup: earlier !== undefined } };
  }

  #claim(id: string): Ack<unknown> {
    const { queue, mine } = this.#inbox;
    const item = queue.find((waiting) => waiting.id === id);
    if (!item) return refused('taken');
    const claimed = sampleConversation(id, { ...item, aepoch: item.aepoch + 1 });
    this.show({
      queue: queue.filter((waiting) => waiting !== item),
      waiting: queue.length - 1,
      mine: [...mine, claimed],
    });
    return { ok: true, data: {} };
  }
}
