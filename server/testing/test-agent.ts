import { PROTOCOL_VERSION, type AgentCommands, type AgentWelcome } from '../../shared/events.ts';
import type { AgentConversation, Inbox } from '../../shared/model.ts';
import type { Agent } from '../store/store.ts';
import type { Hold } from './history.ts';
import { codeOf, dataOf, TestPage } from './test-page.ts';
import { until } from './until.ts';

export type TestSession = { readonly cookie: string; readonly csrf: string; readonly hash: string };

/** An agent's console, with the product's own client core on a real socket. */
export class TestAgent extends TestPage<AgentCommands> {
  readonly agent: Agent;
  readonly session: TestSession;
  #inbox: Inbox | null = null;

  constructor(url: string, agent: Agent, session: TestSession) {
    super(url, '/agent', {
      query: { console: '1' },
      auth: { csrf: session.csrf },
      extraHeaders: { origin: url, cookie: `porchlight=${session.cookie}` },
    });
    this.agent = agent;
    this.session = session;
    this.socket.on('inbox:changed', (inbox: Inbox) => {
      this.#inbox = inbox;
    });
  }

  get inbox(): Inbox {
    if (!this.#inbox) throw new Error('not greeted yet');
    return this.#inbox;
  }

  connect(): Promise<AgentWelcome> {
    return this.connectAnd(() => this.hello());
  }

  async hello(): Promise<AgentWelcome> {
    const welcome = dataOf(await this.request('session:hello', { proto: PROTOCOL_VERSION }));
    this.#inbox = welcome.inbox;
    for (const id of this.clients.keys()) await this.#readOn(id);
    return welcome;
  }

  /** What somebody else was given meanwhile stays as it was: it is not theirs to read. */
  async #readOn(conversationId: string): Promise<void> {
    const { reader } = this.client(conversationId);
    const ack = await this.request('conversation:sync', reader.position);
    if (codeOf(ack) !== 'not_found') reader.resume(dataOf(ack));
  }

  /** Waits until a conversation is this agent's, and reads its log. */
  async takes(conversationId: string): Promise<AgentConversation> {
    const mine = await until('the conversation in the inbox', () =>
      this.inbox.mine.find((conversation) => conversation.id === conversationId),
    );
    await this.read(conversationId);
    return mine;
  }

  /** Whether it came within a second is the caller's to measure; this only asks whether it is here. */
  has(conversationId: string): boolean {
    return this.inbox.mine.some((conversation) => conversation.id === conversationId);
  }

  /** Under which fences the page was ever shown a conversation as this agent's. */
  holds(conversationId: string): Hold[] {
    return this.facts<Inbox>('inbox:changed')
      .flatMap(({ mine }) => mine.filter(({ id }) => id === conversationId))
      .map(({ aepoch }) => ({ name: this.agent.displayName, aepoch }));
  }

  async read(conversationId: string): Promise<void> {
    const { reader } = this.client(conversationId);
    reader.resume(dataOf(await this.request('conversation:sync', reader.position)));
  }

  client(conversationId: string) {
    return this.clientOf(conversationId, {
      send: (message) => this.request('message:send', { ...message, aepoch: message.aepoch ?? 0 }),
      sync: (position) => this.request('conversation:sync', position),
      aepoch: () => this.inbox.mine.find(({ id }) => id === conversationId)?.aepoch ?? 0,
    });
  }

  send(conversationId: string, text: string): void {
    this.client(conversationId).sender.send(text);
  }

  async close(conversationId: string): Promise<void> {
    dataOf(await this.request('conversation:close', { conversationId }));
  }

  async setAvailable(available: boolean): Promise<void> {
    dataOf(await this.request('presence:set', { available }));
  }
}
