import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App } from '../app.ts';
import { createPasswords } from '../access/passwords.ts';
import { countHere, type Counters } from '../access/limits.ts';
import { DEFAULT_BOUNDS, type Bounds } from '../access/bounds.ts';
import type { FanOut } from '../components.ts';
import { TIMES } from '../../shared/limits.ts';
import type { SiteId } from '../../shared/model.ts';
import { asSiteId, newSiteId } from '../ids.ts';
import type { Facts, Log } from '../log.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Agent, Store } from '../store/store.ts';
import { ORIGIN } from './sample-report.ts';
import { saveAgent, saveSignIn } from './seeding.ts';
import { TestAgent } from './test-agent.ts';
import { TestVisitor } from './test-visitor.ts';

export const PASSWORD = 'a long enough password';

type Line = { readonly event: string; readonly facts: Facts | undefined; readonly error: unknown };

/** Remembers what was logged, for the tests that look for what must not be there. */
function createTestLog(): Log & { readonly lines: Line[] } {
  const lines: Line[] = [];
  const add = (event: string, facts?: Facts, error?: unknown) =>
    void lines.push({ event, facts, error });
  return { lines, info: add, warn: add, error: add };
}

function createClientFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-client-'));
  mkdirSync(join(folder, 'console'));
  mkdirSync(join(folder, 'adapters'));
  writeFileSync(join(folder, 'porchlight.js'), '/* boot */');
  writeFileSync(join(folder, 'porchlight.d.ts'), '/* types */');
  writeFileSync(join(folder, 'adapters/okta.js'), 'export const fromOkta = 1;');
  writeFileSync(join(folder, 'adapters/okta.d.ts'), '/* types of one */');
  writeFileSync(join(folder, 'console/index.html'), '<!doctype html><title>Console</title>');
  return folder;
}

/** Bounds that a test crowd on one address does not meet. */
const WIDE: Bounds = {
  ...DEFAULT_BOUNDS,
  socketsPerAddress: 10_000,
  messagesPer5s: 10_000,
  eventsPer10s: 10_000,
};

export type TestServerOptions = {
  readonly store?: Store;
  readonly bounds?: Partial<Bounds>;
  readonly publicOrigin?: string;
  readonly proxyHops?: number;
  readonly fanOut?: FanOut;
  readonly counters?: Counters;
  readonly graceMs?: number;
};

/** The relay itself on a free port, with a site and as many people as a test wants. */
export class TestServer {
  readonly store: Store;
  readonly log = createTestLog();
  readonly siteId = asSiteId('site-of-the-tests-0000');
  url = '';
  #app: App | undefined;
  readonly #options: TestServerOptions;
  readonly #http = createServer();
  readonly #folder = createClientFolder();
  readonly #people: { leave(): void }[] = [];

  constructor(options: TestServerOptions) {
    this.store = options.store ?? createMemoryStore();
    this.#options = options;
  }

  async start(): Promise<this> {
    await this.store.saveSite({ id: this.siteId, name: 'Example', origins: [ORIGIN] });
    this.#app = createApp(this.#http, {
      store: this.store,
      log: this.log,
      fanOut: this.#options.fanOut ?? null,
      counters: this.#options.counters ?? countHere,
      graceMs: this.#options.graceMs ?? TIMES.graceMs,
      bounds: { ...WIDE, ...this.#options.bounds },
      publicOrigin: this.#options.publicOrigin ?? null,
      proxyHops: this.#options.proxyHops ?? 0,
      clientFolder: this.#folder,
      version: '0.0.0',
    });
    await this.#app.begin();
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', () => resolve()));
    this.url = `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
    return this;
  }

  get app(): App {
    if (!this.#app) throw new Error('start the server first');
    return this.#app;
  }

  async stop(): Promise<void> {
    for (const person of this.#people) person.leave();
    await this.#app?.close();
    await this.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Somebody who could not sign in, connected and greeted. */
  async visitor(token: string | null = null, siteId = this.siteId): Promise<TestVisitor> {
    const visitor = this.#newVisitor(token, siteId);
    await visitor.connect();
    return visitor;
  }

  /** A page that has connected and said nothing yet. */
  async silentVisitor(): Promise<TestVisitor> {
    const visitor = this.#newVisitor(null, this.siteId);
    await visitor.connected();
    return visitor;
  }

  #newVisitor(token: string | null, siteId: SiteId): TestVisitor {
    const visitor = new TestVisitor(this.url, siteId, token);
    this.#people.push(visitor);
    return visitor;
  }

  /** Another owner's site; the same pages may speak for it. */
  async saveSite(): Promise<SiteId> {
    const id = newSiteId();
    await this.store.saveSite({ id, name: 'Another', origins: [ORIGIN] });
    return id;
  }

  saveAgent(change: Partial<Agent> = {}): Promise<Agent> {
    return saveAgent(this.store, change);
  }

  /** An agent with a password, as the sign-in tests need one. */
  async agentWithPassword(login: string): Promise<Agent> {
    return this.saveAgent({ login, passwordHash: await createPasswords().hash(PASSWORD) });
  }

  /** An agent at their console: session, socket, greeted, available. */
  async agent(change: Partial<Agent> = {}): Promise<TestAgent> {
    return this.agentAt(await this.saveAgent(change));
  }

  /** The same session in another tab, at this relay. */
  async sameAgent({ agent, session }: TestAgent): Promise<TestAgent> {
    return this.#open(new TestAgent(this.url, agent, session));
  }

  /** An agent there is already, signed in at this relay. */
  async agentAt(agent: Agent): Promise<TestAgent> {
    return this.#open(new TestAgent(this.url, agent, await saveSignIn(this.store, agent)));
  }

  async #open(console: TestAgent): Promise<TestAgent> {
    this.#people.push(console);
    await console.connect();
    return console;
  }
}

export const startTestServer = (options: TestServerOptions = {}): Promise<TestServer> =>
  new TestServer(options).start();
