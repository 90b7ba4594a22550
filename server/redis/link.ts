import { createHash } from 'node:crypto';
import { createClient } from 'redis';
import type { Log } from '../log.ts';
import { StoreError } from '../store/store-error.ts';
import type { RedisConfig } from '../config.ts';

/** No command is waited for longer: a page gives its relay five seconds for an answer. */
const ANSWER_WITHIN_MS = 4_000;
const CONNECT_WITHIN_MS = 3_000;
/** Less than an answer may take: what a replica did not confirm was not kept, as far as we can say. */
const REPLICATED_WITHIN_MS = 3_000;
const RECONNECT_CAP_MS = 1_000;
/** Commands under way at most; beyond that Redis is not keeping up, and the next is refused. */
const QUEUE_MOST = 20_000;

/** Redis under load answers these instead of doing what was asked: nothing was written. */
const FULL = /^(OOM|MISCONF)/;

/** A step that is atomic in Redis: its Lua, and the name by which Redis keeps it. */
export type Script = { readonly lua: string; readonly sha: string; readonly writes: boolean };

export const script = (lua: string): Script => ({
  lua,
  sha: createHash('sha1').update(lua).digest('hex'),
  writes: !lua.startsWith('#!lua flags=no-writes'),
});

export type RedisClient = ReturnType<typeof createRedisClient>;

/** One connection, with deadlines: what is not answered in time has failed, as far as we can say. */
export type Link = {
  readonly client: RedisClient;
  /** @throws StoreError when Redis is away, refuses, or does not answer within four seconds */
  command(...args: readonly string[]): Promise<unknown>;
  /** Runs an atomic step. @throws StoreError as `command` does */
  run(step: Script, keys: readonly string[], args: readonly string[]): Promise<unknown>;
  close(): Promise<void>;
};

/** Half a second of randomness, so that many relays do not come back in the same moment. */
const waitBefore = (retries: number): number =>
  Math.min(50 * 2 ** Math.min(retries, 10), RECONNECT_CAP_MS) + Math.random() * 500;

type ClientOptions = {
  /** Whether a command is refused at once while Redis is away, rather than kept for later. */
  readonly disableOfflineQueue: boolean;
  /** After how long without a byte in either direction the connection is made anew, ms. */
  readonly socketTimeout?: number;
  readonly reconnectStrategy?: (retries: number, cause: Error) => number | Error;
};

export const createRedisClient = (
  { url }: RedisConfig,
  { disableOfflineQueue, ...socket }: ClientOptions,
) =>
  createClient({
    url,
    RESP: 2,
    disableOfflineQueue,
    commandsQueueMaxLength: QUEUE_MOST,
    socket: { connectTimeout: CONNECT_WITHIN_MS, reconnectStrategy: waitBefore, ...socket },
  });

/** A failure of the network or an answer of Redis, as a word: its text may name the address. */
export const codeOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'unknown';

function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : 'unknown';
  const code = FULL.test(message) ? 'store_full' : 'store_unavailable';
  return new StoreError(code, message, error);
}

async function withDeadline<Value>(work: Promise<Value>, late: () => void): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      late();
      reject(new StoreError('store_unavailable', 'Redis did not answer in time'));
    }, ANSWER_WITHIN_MS);
  });
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer));
}

/**
 * Waits until what was written on this connection is on the disks of so many replicas as well: what
 * came in one turn of the loop waits once.
 */
function createReplication(client: RedisClient, replicas: number): () => Promise<void> {
  let next: Promise<void> | null = null;
  const wait = async () => {
    next = null;
    const words = ['WAITAOF', '1', String(replicas), String(REPLICATED_WITHIN_MS)];
    const [, reached] = await client.sendCommand<[number, number]>(words);
    if (reached >= replicas) return;
    throw new StoreError('store_unavailable', `${reached} of ${replicas} replicas have it on disk`);
  };
  return () => (next ??= Promise.resolve().then(wait));
}

/**
 * Opens the connection. One that has gone silent is dropped and made anew, since TCP would keep it
 * for a quarter of an hour.
 * @throws StoreError when Redis cannot be reached now
 */
export async function openLink(config: RedisConfig, log: Log): Promise<Link> {
  let isClosing = false;
  // Whoever starts a relay hears at once what is wrong; once it ran, it goes on trying.
  let hasRun = false;
  const client = createRedisClient(config, {
    disableOfflineQueue: true,
    reconnectStrategy: (retries, cause) => (hasRun ? waitBefore(retries) : cause),
  });
  client.on('error', (error: unknown) => log.info('redis', { code: codeOf(error) }));
  function dropSilent(): void {
    if (isClosing || !client.isReady) return;
    log.warn('redis silent');
    client.destroy();
    // Goes on trying by itself until it succeeds or is closed.
    client.connect().catch((error: unknown) => log.warn('redis not reached', {}, error));
  }
  const ask = (work: () => Promise<unknown>): Promise<unknown> =>
    withDeadline(work(), dropSilent).catch((error: unknown) => {
      throw toStoreError(error);
    });
  const replicated = config.replicas > 0 ? createReplication(client, config.replicas) : null;
  const runOnce = async ({ sha, writes }: Script, rest: readonly string[]) => {
    const reply = await client.sendCommand(['EVALSHA', sha, ...rest]);
    if (writes) await replicated?.();
    return reply;
  };
  const link: Link = {
    client,
    command: (...args) => ask(() => client.sendCommand([...args])),
    run: (step, keys, args) =>
      ask(async () => {
        const rest = [String(keys.length), ...keys, ...args];
        try {
          return await runOnce(step, rest);
        } catch (error) {
          if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
          // A Redis that was restarted has forgotten its scripts.
          await client.sendCommand(['SCRIPT', 'LOAD', step.lua]);
          return runOnce(step, rest);
        }
      }),
    close() {
      isClosing = true;
      if (client.isOpen) client.destroy();
      return Promise.resolve();
    },
  };
  const connected = ask(() => client.connect());
  await connected.catch((error: unknown) => {
    isClosing = true;
    if (client.isOpen) client.destroy();
    throw error;
  });
  hasRun = true;
  return link;
}
