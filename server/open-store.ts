import { join } from 'node:path';
import { countHere } from './access/limits.ts';
import type { Components } from './components.ts';
import type { Config, RedisConfig } from './config.ts';
import type { Log } from './log.ts';
import { countInRedis } from './redis/counters.ts';
import { createFanOut } from './redis/fan-out.ts';
import { createRedisStore } from './store/redis/redis.ts';
import { createSqliteStore } from './store/sqlite/sqlite.ts';
import type { CopyableStore } from './store/copy.ts';

/**
 * The store's file inside a data folder.
 * @param workerUrl the built store thread: the entry names it, since this may end up in any file
 */
export const openFile = (dataFolder: string, workerUrl: URL): Promise<CopyableStore> =>
  createSqliteStore({ file: join(dataFolder, 'porchlight.db'), workerUrl });

/** The store that the environment names, alone: for work on it beside the relays. */
export const openStoreAlone = (config: Config, log: Log, workerUrl: URL): Promise<CopyableStore> =>
  config.redis ? openRedis(config.redis, log) : openFile(config.dataFolder, workerUrl);

/** Redis alone, as `openStoreAlone` opens it. */
export const openRedis = async (config: RedisConfig, log: Log): Promise<CopyableStore> =>
  (await createRedisStore(config, log)).store;

export type Opened = Pick<Components, 'store' | 'fanOut' | 'counters'> & {
  close(): Promise<void>;
};

/**
 * The store that the environment names, with what relays on it share: one file on this machine, or
 * Redis for many.
 * @throws StoreError when it cannot be opened, or is not safe to use
 */
export async function openStore(config: Config, log: Log, workerUrl: URL): Promise<Opened> {
  if (config.redis === null) {
    const store = await openFile(config.dataFolder, workerUrl);
    return { store, fanOut: null, counters: countHere, close: () => store.close() };
  }
  const { store, link } = await createRedisStore(config.redis, log);
  const fanOut = await createFanOut(config.redis, link, log).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const close = async () => {
    await fanOut.close();
    await store.close();
  };
  return { store, fanOut, counters: countInRedis(link.client), close };
}
