import { join } from 'node:path';
import { countHere } from './access/limits.ts';
import type { Components } from './components.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { countInRedis } from './redis/counters.ts';
import { createFanOut } from './redis/fan-out.ts';
import { createRedisStore } from './store/redis/redis.ts';
import { createSqliteStore } from './store/sqlite/sqlite.ts';
import type { Store } from './store/store.ts';

/** The store's file inside a data folder. */
export const openFile = (dataFolder: string): Promise<Store> =>
  createSqliteStore({
    file: join(dataFolder, 'porchlight.db'),
    workerUrl: new URL('sqlite-worker.js', import.meta.url),
  });

export type Opened = Pick<Components, 'store' | 'fanOut' | 'counters'> & {
  close(): Promise<void>;
};

/**
 * The store that the environment names, with what relays on it share: one file on this machine, or
 * Redis for many.
 * @throws StoreError when it cannot be opened, or is not safe to use
 */
export async function openStore(config: Config, log: Log): Promise<Opened> {
  if (config.redis === null) {
    const store = await openFile(config.dataFolder);
    return { store, fanOut: null, counters: countHere, close: () => store.close() };
  }
  const { store, link } = await createRedisStore(config.redis, log);
  const fanOut = await createFanOut(config.redis, link, log);
  const close = async () => {
    await fanOut.close();
    await store.close();
  };
  return { store, fanOut, counters: countInRedis(link.client), close };
}
