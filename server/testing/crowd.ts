import { PROTOCOL_VERSION } from '../../shared/events.ts';
import type { SiteId } from '../../shared/model.ts';
import type { Cluster } from './cluster.ts';
import { Talk } from './talk.ts';
import type { TestAgent } from './test-agent.ts';
import type { TestVisitor } from './test-visitor.ts';
import { until } from './until.ts';

export type CrowdOptions = {
  readonly visitors: number;
  readonly agents: number;
  /** How many of the visitors speak the version of the wire before. */
  readonly older?: number;
};

/** People in conversation through nginx, at whatever relay they came to, with their pages as ours. */
export class Crowd {
  readonly #cluster: Cluster;
  readonly siteId: SiteId;
  readonly visitors: TestVisitor[] = [];
  readonly agents: TestAgent[] = [];
  readonly talks: Talk[] = [];
  /** How often each page has connected. */
  readonly connects = new Map<TestVisitor | TestAgent, number>();
  #voices: NodeJS.Timeout | undefined;

  private constructor(cluster: Cluster, siteId: SiteId) {
    this.#cluster = cluster;
    this.siteId = siteId;
  }

  /** Everybody comes; ends when each visitor has an agent. */
  static async gather(cluster: Cluster, options: CrowdOptions): Promise<Crowd> {
    const { visitors, agents, older = 0 } = options;
    const crowd = new Crowd(cluster, await cluster.saveSite());
    for (let at = 0; at < agents; at++) {
      const named = { displayName: `Agent ${at}`, capacity: visitors };
      crowd.agents.push(crowd.#heeding(await cluster.agent(crowd.siteId, named)));
    }
    for (let at = 0; at < visitors; at++) {
      const proto = at < older ? PROTOCOL_VERSION - 1 : PROTOCOL_VERSION;
      const visitor = await cluster.visitor(crowd.siteId, cluster.url, proto);
      crowd.visitors.push(crowd.#heeding(visitor));
    }
    crowd.talks.push(...(await Promise.all(crowd.visitors.map((each) => crowd.#meet(each)))));
    return crowd;
  }

  #heeding<Page extends TestVisitor | TestAgent>(page: Page): Page {
    page.heedRelay();
    this.connects.set(page, 1);
    page.socket.on('connect', () => this.connects.set(page, (this.connects.get(page) ?? 0) + 1));
    return page;
  }

  async #meet(visitor: TestVisitor): Promise<Talk> {
    const { id } = await visitor.open();
    const agent = await until('an agent', () => this.agents.find((each) => each.has(id)));
    await agent.takes(id);
    return new Talk(id, visitor, agent);
  }

  get pages(): readonly (TestVisitor | TestAgent)[] {
    return [...this.visitors, ...this.agents];
  }

  get acks(): number {
    return this.talks.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  }

  get said(): number {
    return this.talks.reduce((sum, { said }) => sum + said, 0);
  }

  get readings(): number {
    return this.talks.reduce((sum, { readings }) => sum + readings, 0);
  }

  /** Everybody says a line each time. */
  startTalking(everyMs: number): void {
    this.#voices = setInterval(() => this.talks.forEach((talk) => talk.say()), everyMs);
  }

  stopTalking(): void {
    clearInterval(this.#voices);
  }

  /** Reads each log whole: from Redis itself, and as one of its pages gets it. */
  async readAll(random: () => number): Promise<void> {
    for (const talk of this.talks) {
      await talk.readInStore(this.#cluster.store);
      await talk.readAs(random() < 0.5 ? 'visitor' : 'agent');
    }
  }

  /** Nothing is on its way any more, and every page is connected. */
  async isQuiet(): Promise<void> {
    this.stopTalking();
    const isQuiet = () =>
      this.pages.every(({ socket }) => socket.connected) &&
      this.talks.every(({ left }) => left.every(({ state }) => state === 'failed'));
    await until('every outbox to empty', isQuiet, 60_000);
    const isShown = async () => {
      const ends = await Promise.all(this.talks.map((talk) => talk.isShown(this.#cluster.store)));
      return ends.every(Boolean);
    };
    await until('every page to show the end of its log', isShown, 60_000);
  }

  /** Every breach of an invariant, through a connection of its own, once all is quiet. */
  async verdict(): Promise<string[]> {
    await this.isQuiet();
    const store = await this.#cluster.openStore();
    const verdicts = await Promise.all(this.talks.map((talk) => talk.verdict(store, this.agents)));
    await store.close();
    const open = this.talks.map(({ id }) => id);
    return [...verdicts.flat(), ...(await this.#cluster.breachesOfPlaces(this.siteId, open))];
  }
}
