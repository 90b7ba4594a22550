import { UsageError } from './commands.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { openFile, openRedis } from './open-store.ts';
import { assertIdle, CopyError, copyStore, differences } from './store/copy-store.ts';
import type { CopyableStore } from './store/copy.ts';

async function copy(
  from: CopyableStore,
  fromName: string,
  to: CopyableStore,
  toName: string,
): Promise<string[]> {
  await assertIdle(from, fromName);
  await assertIdle(to, toName);
  const { conversations, entries } = await copyStore(from, to);
  const differing = await differences(from, to);
  const [first] = differing;
  if (first !== undefined) {
    throw new CopyError('differs', `${differing.length} records differ, the first: ${first}`);
  }
  return [
    `Copied ${conversations} conversations with ${entries} entries from the ${fromName} to the ${toName}`,
    'Compared record by record: the same',
  ];
}

/**
 * `store copy --to redis|file`: all that one store keeps into the other, which is empty, while no
 * relay runs; then both are read and compared.
 * @throws CopyError, UsageError, or StoreError of either store
 */
export async function copyCommand(
  config: Config,
  log: Log,
  workerUrl: URL,
  to: string | undefined,
): Promise<string[]> {
  if (to !== 'redis' && to !== 'file') throw new UsageError('--to is redis or file');
  if (config.redis === null) throw new UsageError('PORCHLIGHT_REDIS_URL names no Redis');
  const file = await openFile(config.dataFolder, workerUrl);
  try {
    const redis = await openRedis(config.redis, log);
    try {
      return to === 'redis'
        ? await copy(file, 'file', redis, 'Redis')
        : await copy(redis, 'Redis', file, 'file');
    } finally {
      await redis.close();
    }
  } finally {
    await file.close();
  }
}
