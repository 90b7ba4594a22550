import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';
import { freePort } from './free-port.ts';
import { OwnProcess } from './own-process.ts';
import { until } from './until.ts';

const LAST_SLOT = '16383';

export type RedisServerOptions = {
  readonly password?: string;
  /** A cluster of this one node, which holds every slot. */
  readonly cluster?: boolean;
  /** Further arguments, for example `['--appendonly', 'no']`: the last word on an option counts. */
  readonly args?: readonly string[];
};

/** A real redis-server on a free port of 127.0.0.1, which keeps every write in its append-only file. */
export class RedisServer {
  readonly #options: RedisServerOptions;
  readonly #folder = mkdtempSync(join(tmpdir(), 'porchlight-redis-'));
  #process: OwnProcess | null = null;
  port = 0;

  constructor(options: RedisServerOptions = {}) {
    this.#options = options;
  }

  /** For `PORCHLIGHT_REDIS_URL`, with the password. */
  get url(): string {
    const { password } = this.#options;
    const secret = password === undefined ? '' : `:${encodeURIComponent(password)}@`;
    return `redis://${secret}127.0.0.1:${this.port}`;
  }

  /**
   * Starts, or starts again on the same port with what the file holds; ends when it answers.
   * @throws with the last lines of its log, when it ends instead
   */
  async start(): Promise<this> {
    if (this.#process?.isRunning) throw new Error('redis-server runs already');
    this.port ||= await freePort();
    const binary = process.env['REDIS_SERVER'] ?? 'redis-server';
    const own = new OwnProcess(binary, await this.#args(), { stdio: 'ignore' });
    this.#process = own;
    let failure: unknown = null;
    own.ended.then(
      (code) => (failure = new Error(`redis-server ended with ${code}: ${this.#lastWords()}`)),
      (error: unknown) => (failure = error),
    );
    const isUp = async () => {
      if (failure) throw failure;
      return this.#isUp();
    };
    await until('redis-server to answer', isUp, 30_000);
    return this;
  }

  async #args(): Promise<string[]> {
    const { password, cluster, args = [] } = this.#options;
    const options: Readonly<Record<string, string>> = {
      port: `${this.port}`,
      bind: '127.0.0.1',
      dir: this.#folder,
      logfile: 'redis.log',
      save: '',
      appendonly: 'yes',
      appendfsync: 'always',
      ...(password !== undefined && { requirepass: password }),
      // The bus would listen 10000 above the port, where there may be no port.
      ...(cluster && { 'cluster-enabled': 'yes', 'cluster-port': `${await freePort()}` }),
    };
    return [...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]), ...args];
  }

  #lastWords(): string {
    try {
      return readFileSync(join(this.#folder, 'redis.log'), 'utf8').trim().split('\n').at(-1) ?? '';
    } catch {
      return 'no log';
    }
  }

  /** Not while it loads the file, which it answers with an error. */
  async #isUp(): Promise<boolean> {
    const pong = await this.command('PING').catch(() => null);
    if (pong !== 'PONG') return false;
    if (!this.#options.cluster) return true;
    const info = String(await this.command('CLUSTER', 'INFO'));
    if (info.includes('cluster_slots_assigned:0')) {
      await this.command('CLUSTER', 'ADDSLOTSRANGE', '0', LAST_SLOT);
    }
    return info.includes('cluster_state:ok');
  }

  /** Sends one command on a connection of its own. */
  async command(...words: readonly string[]): Promise<unknown> {
    const socket = { reconnectStrategy: false, connectTimeout: 2_000 } as const;
    const client = createClient({ url: this.url, socket, disableClientInfo: true });
    client.on('error', () => {});
    try {
      await client.connect();
      return await client.sendCommand(words);
    } finally {
      if (client.isOpen) client.destroy();
    }
  }

  /** SIGKILL, and waits until it is gone. */
  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  /** Kills it, loses its data, and starts it again on the same port. */
  async wipe(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder);
    await this.start();
  }

  /** Freezes it: connections stay open, nothing is answered. */
  stop(): void {
    this.#process?.signal('SIGSTOP');
  }

  cont(): void {
    this.#process?.signal('SIGCONT');
  }

  async end(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
