import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AgentProfile } from '../../shared/model.ts';
import { asAgentId, asSiteId, hashOf } from '../ids.ts';
import { porchlight, startRelay, type BuiltProgram } from './built-program.ts';
import { consoleRequests, cookieOf } from './console-requests.ts';
import { ORIGIN } from './sample-report.ts';
import { TestAgent } from './test-agent.ts';
import { TestVisitor } from './test-visitor.ts';

const groupOf = (pattern: RegExp, text: string): string => {
  const group = pattern.exec(text)?.[1];
  if (group === undefined) throw new Error(`no ${String(pattern)} in ${text}`);
  return group;
};

/** The built relay with one site and one agent, both made with the CLI while it runs. */
export class Journey {
  readonly env: Readonly<Record<string, string>>;
  readonly #folder = mkdtempSync(join(tmpdir(), 'porchlight-journey-'));
  readonly #people: { leave(): void }[] = [];
  #relay: (BuiltProgram & { readonly url: string }) | null = null;
  siteId = '';
  inviteToken = '';

  constructor(env: Readonly<Record<string, string>> = {}) {
    this.env = { PORCHLIGHT_DATA: this.#folder, PORCHLIGHT_DEMO: 'off', ...env };
  }

  get relay(): BuiltProgram & { readonly url: string } {
    if (!this.#relay) throw new Error('start the journey first');
    return this.#relay;
  }

  async start(): Promise<this> {
    this.#relay = await startRelay(this.env);
    return this;
  }

  async furnish(): Promise<void> {
    const site = await porchlight(this.env, 'site', 'add', '--name', 'Shop', '--origin', ORIGIN);
    this.siteId = groupOf(/^Site ([\w-]{22}) Shop$/m, site.stdout);
    const login = ['--login', 'minji', '--name', 'Minji'];
    const agent = await porchlight(this.env, 'agent', 'add', ...login);
    this.inviteToken = groupOf(/#invite=([\w-]{43})$/m, agent.stdout);
  }

  async visitor(token: string | null = null): Promise<TestVisitor> {
    const visitor = new TestVisitor(this.relay.url, asSiteId(this.siteId), token);
    this.#people.push(visitor);
    await visitor.connect();
    return visitor;
  }

  /** Uses the one-time link, chooses a password, and opens the console. */
  async agent(password: string): Promise<TestAgent> {
    const answer = await consoleRequests(this.relay.url).redeem(this.inviteToken, password);
    const told = answer.told as { agent: AgentProfile; csrf: string };
    const cookie = cookieOf(answer).replace('porchlight=', '');
    const session = { cookie, csrf: told.csrf, hash: hashOf(cookie) };
    const { login, displayName } = told.agent;
    const agent = { id: asAgentId(told.agent.id), login, displayName, passwordHash: null };
    const console = new TestAgent(
      this.relay.url,
      { ...agent, capacity: 3, siteIds: null, passwordless: false, disabled: false },
      session,
    );
    this.#people.push(console);
    await console.connect();
    return console;
  }

  async end(): Promise<void> {
    for (const person of this.#people) person.leave();
    this.relay.signal('SIGKILL');
    await this.relay.ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
