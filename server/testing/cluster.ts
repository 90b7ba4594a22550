import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConversationId, SiteId } from '../../shared/model.ts';
import type { RedisConfig } from '../config.ts';
import { asConversationId, newSiteId } from '../ids.ts';
import { createLog } from '../log.ts';
import { createRedisStore } from '../store/redis/redis.ts';
import type { CopyableStore } from '../store/copy.ts';
import type { Agent } from '../store/store.ts';
import { breachesOfPlaces, type Holder } from './history.ts';
import { RedisServer } from './redis-server.ts';
import { RelayProcess } from './relay-process.ts';
import { ReverseProxy } from './reverse-proxy.ts';
import { ORIGIN } from './sample-report.ts';
import { saveAgent, saveSignIn } from './seeding.ts';
import { TestAgent } from './test-agent.ts';
import { TestVisitor } from './test-visitor.ts';
import { until } from './until.ts';

/** The shortest grace there is, ms. */
export const GRACE_MS = 15_000;

/**
 * A Redis and built relays as processes of their own, nginx with our example before them, and a
 * store of the test's own on the same Redis.
 */
export class Cluster {
  readonly redis = new RedisServer();
  readonly relays: RelayProcess[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'porchlight-cluster-'));
  readonly #people: { leave(): void }[] = [];
  #proxy: ReverseProxy | null = null;
  #store: CopyableStore | null = null;

  /** @param relays how many stand behind nginx; with none there is no nginx */
  async start(relays = 0): Promise<this> {
    await this.redis.start();
    this.#store = await this.openStore();
    // A relay that finds no agent makes one, and a way in for whoever runs it.
    await saveAgent(this.#store, { disabled: true });
    await Promise.all(Array.from({ length: relays }, () => this.addRelay()));
    if (relays === 0) return this;
    const addresses = this.relays.map(({ url }) => url.replace('localhost', '127.0.0.1'));
    this.#proxy = await new ReverseProxy('nginx', addresses).start();
    return this;
  }

  get store(): CopyableStore {
    if (!this.#store) throw new Error('start the cluster first');
    return this.#store;
  }

  /** Of nginx. */
  get url(): string {
    if (!this.#proxy) throw new Error('there is no nginx');
    return this.#proxy.url;
  }

  /** A relay on this Redis, or on the way to it that `redisUrl` is. */
  async addRelay(redisUrl = this.redis.url): Promise<RelayProcess> {
    const relay = new RelayProcess({
      PORCHLIGHT_DATA: this.#folder,
      PORCHLIGHT_DEMO: 'off',
      PORCHLIGHT_REDIS_URL: redisUrl,
      PORCHLIGHT_PROXY_HOPS: '1',
      PORCHLIGHT_GRACE_SECONDS: String(GRACE_MS / 1_000),
      PORCHLIGHT_SOCKETS_PER_ADDRESS: '100000',
      PORCHLIGHT_MESSAGES_PER_5S: '100000',
    });
    this.relays.push(relay);
    await relay.start();
    return relay;
  }

  /** Waits until the test's own store has found a Redis again that was away. */
  async isStoreBack(): Promise<void> {
    await until('the store of the test', () => this.store.now().catch(() => null));
  }

  /** Another connection to the same store; the caller closes it. */
  async openStore(): Promise<CopyableStore> {
    const config: RedisConfig = { url: this.redis.url, allow: new Set(), replicas: 0 };
    return (await createRedisStore(config, createLog('silent'))).store;
  }

  async saveSite(id: SiteId = newSiteId()): Promise<SiteId> {
    await this.store.saveSite({ id, name: 'Example', origins: [ORIGIN] });
    return id;
  }

  /** An agent of one site at their console, at nginx or at one relay. */
  async agent(
    siteId: SiteId,
    change: Partial<Agent> = {},
    url: string = this.url,
  ): Promise<TestAgent> {
    const agent = await saveAgent(this.store, { siteIds: [siteId], ...change });
    const page = new TestAgent(url, agent, await saveSignIn(this.store, agent));
    this.#people.push(page);
    await page.connect();
    return page;
  }

  /** @param proto the version of the wire that the page speaks */
  async visitor(siteId: SiteId, url: string = this.url, proto?: number): Promise<TestVisitor> {
    const page = new TestVisitor(url, siteId, null, proto);
    this.#people.push(page);
    await page.connect();
    return page;
  }

  /** Who waits at a site, first come first. */
  async queueOf(siteId: SiteId): Promise<ConversationId[]> {
    const queue = await this.store.queue();
    return queue.filter((waiting) => waiting.siteId === siteId).map(({ id }) => id);
  }

  /** What is wrong with where a site's open conversations are. */
  async breachesOfPlaces(siteId: SiteId, open: readonly string[]): Promise<string[]> {
    const now = await this.store.now();
    const presences = await this.store.presences();
    const agents = await this.store.agents();
    const theirs = agents.filter(({ siteIds }) => siteIds?.includes(siteId));
    const holders = theirs.map(async ({ id, displayName }): Promise<Holder> => {
      const until = presences.find(({ agentId }) => agentId === id)?.leaseUntil ?? 0;
      const held = await this.store.assignedTo(id);
      const presence = until + GRACE_MS > now ? 'live' : 'lost';
      return { name: displayName, presence, holds: held.map((each) => each.id) };
    });
    const places = [await this.queueOf(siteId), await Promise.all(holders)] as const;
    const states = open.map(async (id) => {
      const known = await this.store.conversation(asConversationId(id));
      const isQueued = places[0].includes(asConversationId(id));
      const said = known?.status ?? 'unknown';
      return said === (isQueued ? 'queued' : 'assigned') ? [] : [`${id} says that it is ${said}`];
    });
    return [...breachesOfPlaces(open, ...places), ...(await Promise.all(states)).flat()];
  }

  async end(): Promise<void> {
    for (const person of this.#people) person.leave();
    await Promise.all(this.relays.map((relay) => relay.kill()));
    await this.#proxy?.end();
    await this.#store?.close();
    await this.redis.end();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
