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
export type Script = {
  readonly lua: string;
  readonly sha: string;
  /** Whether its answer waits for the replicas that a write must reach. */
  readonly isKept: boolean;
};

/**
 * @param worth `passing`: what it writes is said again soon, so nobody waits for replicas to have it
 */
export const script = (lua: string, worth: 'kept' | 'passing' = 'kept'): Script => ({
  lua,
  sha: createHash('sha1').update(lua).digest('hex'),
  isKept: worth === 'kept' && !lua.startsWith('#!lua flags=no-writes'),
});

/** Redis with deadlines: what is not answered in time has failed, as far as we can say. */
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

type Words = readonly string[];

/** By its name alone; a Redis that was restarted has forgotten its scripts and is told again. */
async function runStep(client: RedisClient, { sha, lua }: Script, words: Words): Promise<unknown> {
  const runKnown = () => client.sendCommand(['EVALSHA', sha, ...words]);
  try {
    return await runKnown();
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
    await client.sendCommand(['SCRIPT', 'LOAD', lua]);
    return runKnown();
  }
}

type Line = {
  readonly client: RedisClient;
  ask(work: () => Promise<unknown>): Promise<unknown>;
  close(): void;
};

/**
 * One connection. When it has gone silent it is dropped and made anew, since TCP would keep it for a
 * quarter of an hour.
 */
async function openLine(config: RedisConfig, log: Log): Promise<Line> {
  // Whoever starts a relay hears at once what is wrong; once it ran, it goes on trying.
  let hasRun = false;
  const client = createRedisClient(config, {
    disableOfflineQueue: true,
    reconnectStrategy: (retries, cause) => (hasRun ? waitBefore(retries) : cause),
  });
  client.on('error', (error: unknown) => log.info('redis', { code: codeOf(error) }));
  const close = () => {
    if (client.isOpen) client.destroy();
  };
  function dropSilent(): void {
    if (!client.isReady) return;
    log.warn('redis silent');
    client.destroy();
    client.connect().catch((error: unknown) => log.warn('redis not reached', {}, error));
  }
  const ask = (work: () => Promise<unknown>): Promise<unknown> =>
    withDeadline(work(), dropSilent).catch((error: unknown) => {
      throw toStoreError(error);
    });
  await ask(() => client.connect()).catch((error: unknown) => {
    close();
    throw error;
  });
  hasRun = true;
  return { client, ask, close };
}

async function openBeside(first: Line, config: RedisConfig, log: Log): Promise<Line> {
  try {
    return await openLine(config, log);
  } catch (error) {
    first.close();
    throw error;
  }
}

/**
 * Where replicas must have a write, such writes have a connection of their own: waiting for them
 * holds up whatever comes after on the same one.
 * @throws StoreError when Redis cannot be reached now
 */
export async function openLink(config: RedisConfig, log: Log): Promise<Link> {
  const line = await openLine(config, log);
  const writer = config.replicas > 0 ? await openBeside(line, config, log) : line;
  const replicated = createReplication(writer.client, config.replicas);
  return {
    client: line.client,
    command: (...words) => line.ask(() => line.client.sendCommand([...words])),
    run(step, keys, args) {
      const { client, ask } = step.isKept ? writer : line;
      return ask(async () => {
        const reply = await runStep(client, step, [String(keys.length), ...keys, ...args]);
        if (step.isKept) await replicated();
        return reply;
      });
    },
    close() {
      line.close();
      writer.close();
      return Promise.resolve();
    },
  };
}
