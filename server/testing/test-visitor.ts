import {
  PROTOCOL_VERSION,
  type VisitorCommands,
  type VisitorWelcome,
} from '../../shared/events.ts';
import { newerOf, type VisitorConversation } from '../../shared/model.ts';
import type { SubmittedReport } from '../../shared/report.ts';
import { ORIGIN, sampleReport } from './sample-report.ts';
import { dataOf, TestPage } from './test-page.ts';
import { until } from './until.ts';

/** A visitor's page, with the product's own client core on a real socket. */
export class TestVisitor extends TestPage<VisitorCommands> {
  token: string | null;
  conversationId = '';
  readonly #proto: number;
  #said: VisitorConversation | null = null;

  /** @param proto the version of the wire that the page speaks */
  constructor(
    url: string,
    siteId: string,
    token: string | null = null,
    proto: number = PROTOCOL_VERSION,
  ) {
    const query = { site: siteId };
    super(url, '/visitor', { query, extraHeaders: { origin: ORIGIN } });
    this.token = token;
    this.#proto = proto;
    this.socket.on('conversation:changed', (view: VisitorConversation) => {
      this.#said = newerOf(this.#said, view);
    });
  }

  /** What the relay last said of the conversation. */
  get conversation(): VisitorConversation | null {
    return this.#said;
  }

  connect(): Promise<VisitorWelcome> {
    return this.connectAnd(() => this.hello());
  }

  async hello(): Promise<VisitorWelcome> {
    const position = this.clients.get(this.conversationId)?.reader.position ?? null;
    const hello = { proto: this.#proto, token: this.token, position };
    const welcome = dataOf(await this.request('session:hello', hello));
    this.token = welcome.token;
    this.#said = welcome.conversation;
    if (welcome.conversation) this.#take(welcome.conversation.id);
    if (welcome.page) this.client.reader.resume(welcome.page);
    return welcome;
  }

  get client() {
    return this.clientOf(this.conversationId, {
      send: (message) => this.request('message:send', message),
      sync: (position) => this.request('conversation:sync', position),
    });
  }

  #take(conversationId: string): void {
    this.conversationId = conversationId;
  }

  async open(change: Partial<SubmittedReport> = {}): Promise<VisitorConversation> {
    const opened = dataOf(await this.tryToOpen(change));
    this.#said = newerOf(this.#said, opened.conversation);
    this.#take(opened.conversation.id);
    this.client.reader.resume(opened.page);
    return opened.conversation;
  }

  tryToOpen(change: Partial<SubmittedReport> = {}) {
    return this.request('conversation:open', { report: sampleReport(change), locale: 'ko' });
  }

  send(text: string): void {
    this.client.sender.send(text);
  }

  async close(): Promise<void> {
    dataOf(await this.request('conversation:close', { conversationId: this.conversationId }));
  }

  async isAssigned(): Promise<string> {
    return until('an agent', () =>
      this.conversation?.status === 'assigned' ? this.conversation.agentName : null,
    );
  }
}
