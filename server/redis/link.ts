import { createHash } from 'node:crypto';
import type { RedisConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { StoreError } from '../store/store-error.ts';
import { codeOf, createRedisClient, waitBefore, type RedisClient } from './client.ts';
import { createReplication } from './replication.ts';

/** No command is waited for longer: a page gives its relay five seconds for an answer. */
const ANSWER_WITHIN_MS = 4_000;

/** Redis under load answers these instead of doing what was asked: nothing was written. */
const FULL = /^(OOM|MISCONF)/;

/** A step that is atomic in Redis: its Lua, and the name by which Redis keeps it. */
export type Script = { readonly lua: string; readonly sha: string; readonly writes: boolean };

export const script = (lua: string): Script => ({
  lua,
  sha: createHash('sha1').update(lua).digest('hex'),
  writes: !lua.startsWith('#!lua flags=no-writes'),
});

/** One connection, with deadlines: what is not answered in time has failed, as far as we can say. */
export type Link = {
  readonly client: RedisClient;
  /** @throws StoreError when Redis is away, refuses, or does not answer within four seconds */
  command(...args: readonly string[]): Promise<unknown>;
  /** Runs an atomic step. @throws StoreError as `command` does */
  run(step: Script, keys: readonly string[], args: readonly string[]): Promise<unknown>;
  close(): Promise<void>;
};

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

type Run = (step: Script, rest: readonly string[]) => Promise<unknown>;

/** By its name alone; a Redis that was restarted has forgotten its scripts and is told again. */
function createRun(client: RedisClient, replicas: number): Run {
  const replicated = replicas > 0 ? createReplication(client, replicas) : null;
  const runKnown: Run = async ({ sha, writes }, rest) => {
    const reply = await client.sendCommand(['EVALSHA', sha, ...rest]);
    if (writes) await replicated?.();
    return reply;
  };
  return (step, rest) =>
    runKnown(step, rest).catch(async (error: unknown) => {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      await client.sendCommand(['SCRIPT', 'LOAD', step.lua]);
      return runKnown(step, rest);
    });
}

/**
 * Asks, with a deadline. A connection that has gone silent is dropped and made anew, since TCP
 * would keep it for a quarter of an hour.
 */
function createAsk(client: RedisClient, log: Log) {
  function dropSilent(): void {
    if (!client.isReady) return;
    log.warn('redis silent');
    client.destroy();
    // Goes on trying by itself until it succeeds or is closed.
    client.connect().catch((error: unknown) => log.warn('redis not reached', {}, error));
  }
  return (work: () => Promise<unknown>): Promise<unknown> =>
    withDeadline(work(), dropSilent).catch((error: unknown) => {
      throw toStoreError(error);
    });
}

/** @throws StoreError when Redis cannot be reached now */
export async function openLink(config: RedisConfig, log: Log): Promise<Link> {
  // Whoever starts a relay hears at once what is wrong; once it ran, it goes on trying.
  let hasRun = false;
  const client = createRedisClient(config, {
    disableOfflineQueue: true,
    reconnectStrategy: (retries, cause) => (hasRun ? waitBefore(retries) : cause),
  });
  client.on('error', (error: unknown) => log.info('redis', { code: codeOf(error) }));
  const ask = createAsk(client, log);
  const runStep = createRun(client, config.replicas);
  const close = () => {
    if (client.isOpen) client.destroy();
    return Promise.resolve();
  };
  await ask(() => client.connect()).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  hasRun = true;
  return {
    client,
    command: (...args) => ask(() => client.sendCommand([...args])),
    run: (step, keys, args) => ask(() => runStep(step, [String(keys.length), ...keys, ...args])),
    close,
  };
}
