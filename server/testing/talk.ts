import type { Ack, Position } from '../../shared/events.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { Entry, LogPage } from '../../shared/model.ts';
import { asConversationId } from '../ids.ts';
import type { Store } from '../store/store.ts';
import {
  breachesOf,
  breachesOfAgreement,
  breachesOfHands,
  breachesOfPage,
  type Acknowledged,
  type Sender,
} from './history.ts';
import type { TestAgent } from './test-agent.ts';
import type { TestVisitor } from './test-visitor.ts';

/** More than a reading of the store can ever give. */
const ALL = 1_000_000;

/** The log from its beginning as a page's relay gives it; null when it refuses. */
async function readAsPage(
  conversationId: string,
  sync: (position: Position) => Promise<Ack<LogPage>>,
): Promise<Entry[] | null> {
  const entries: Entry[] = [];
  for (let epoch: string | null = null; ;) {
    const ack = await sync({ conversationId, epoch, last: entries.length });
    if (!ack.ok) return null;
    entries.push(...ack.data.entries);
    epoch = ack.data.head.epoch;
    if (!ack.data.more) return entries;
  }
}

/** A visitor and an agent who talk, all that they are told, and every reading held against it. */
export class Talk {
  readonly id: string;
  readonly visitor: TestVisitor;
  readonly agent: TestAgent;
  readonly acknowledged: Acknowledged[] = [];
  /** What any reading of the log so far showed to be wrong. */
  readonly breaches: string[] = [];
  readings = 0;
  readonly #senders: readonly (Sender & { readonly sent: string[] })[];
  #latest: readonly Entry[] = [];

  constructor(id: string, visitor: TestVisitor, agent: TestAgent) {
    this.id = id;
    this.visitor = visitor;
    this.agent = agent;
    this.#senders = [
      { name: `visitor of ${id}`, sent: [] },
      { name: `agent of ${id}`, sent: [] },
    ];
    for (const page of [visitor, agent]) {
      page.onAck(id, ({ cmid, seq }) => this.acknowledged.push({ cmid, seq }));
    }
  }

  get #outboxes() {
    return [this.visitor.client.sender, this.agent.client(this.id).sender];
  }

  /** Both say one more line, unless they wait for many already. */
  say(): void {
    this.#outboxes.forEach((sender, at) => {
      const said = this.#senders[at];
      if (!said || sender.outbox.length > LIMITS.outboxItems / 2) return;
      const text = `${said.name}: ${said.sent.length}`;
      said.sent.push(text);
      sender.send(text);
    });
  }

  get said(): number {
    return this.#senders.reduce((sum, { sent }) => sum + sent.length, 0);
  }

  /** What is still on its way, or was refused for good. */
  get left() {
    return this.#outboxes.flatMap((sender) => sender.outbox);
  }

  async readInStore(store: Store): Promise<readonly Entry[]> {
    const log = await this.#read(() => store.entriesAfter(asConversationId(this.id), 0, ALL));
    if (!log) throw new Error('the store always gives a log');
    return log;
  }

  /** As the relay gives it that the visitor's or the agent's page happens to be at. */
  async readAs(side: 'visitor' | 'agent'): Promise<void> {
    await this.#read(() =>
      side === 'visitor'
        ? readAsPage(this.id, (position) => this.visitor.request('conversation:sync', position))
        : readAsPage(this.id, (position) => this.agent.request('conversation:sync', position)),
    );
  }

  async #read(reading: () => Promise<Entry[] | null>): Promise<Entry[] | null> {
    const acknowledged = [...this.acknowledged];
    const log = await reading();
    if (!log) return null;
    this.readings++;
    this.breaches.push(
      ...breachesOf(log, acknowledged, this.#senders),
      ...breachesOfAgreement(log, this.#latest),
    );
    this.#latest = log;
    return log;
  }

  /** Whether both pages show the log to its end. */
  async isShown(store: Store): Promise<boolean> {
    const head = (await store.conversation(asConversationId(this.id)))?.head;
    const pages = [this.visitor, this.agent];
    return pages.every((page) => page.clients.get(this.id)?.reader.position.last === head);
  }

  /**
   * The last reading, once everything has been said: all breaches, of any reading.
   * @param agents all who could have been shown the conversation as theirs
   */
  async verdict(store: Store, agents: readonly TestAgent[]): Promise<string[]> {
    const log = await this.readInStore(store);
    const kept = log.filter(({ kind }) => kind === 'message').length;
    const shown = (page: TestVisitor | TestAgent) =>
      page.clients.get(this.id)?.reader.timeline.entries ?? [];
    return [
      ...this.breaches,
      ...(kept === this.said ? [] : [`${this.said} were said in ${this.id}, ${kept} are there`]),
      ...this.left.map(({ text, state }) => `"${text}" is ${state}`),
      ...breachesOfHands(
        log,
        agents.flatMap((agent) => agent.holds(this.id)),
      ),
      ...breachesOfPage('the visitor’s page', shown(this.visitor), log),
      ...breachesOfPage('the agent’s page', shown(this.agent), log),
    ];
  }
}
