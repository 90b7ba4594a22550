import type { Log } from '../../log.ts';
import { openLink, type Link } from '../../redis/link.ts';
import type { RedisConfig } from '../../config.ts';
import { assertKeeps, assertSheltered } from '../../redis/safety.ts';
import type { CopyableStore } from '../copy.ts';
import { createConversations } from './conversations.ts';
import { createCopy } from './copy.ts';
import { createDirectory } from './directory.ts';
import { createPresence } from './presence.ts';
import { createTurns } from './turns.ts';

/** The store over one connection, which the caller opened and found safe. */
export function createStoreOnRedis(link: Link): CopyableStore {
  const turns = createTurns(link);
  const presence = createPresence(link, turns);
  return {
    ...createConversations(link, turns),
    ...presence,
    ...createDirectory(link),
    ...createCopy(link, presence),
    close: () => link.close(),
  };
}

/**
 * The store that many relays share.
 * @throws StoreError when Redis cannot be reached, or may not be trusted with it: see `safety.ts`
 */
export async function createRedisStore(
  config: RedisConfig,
  log: Log,
): Promise<{ readonly store: CopyableStore; readonly link: Link }> {
  assertSheltered(config);
  const link = await openLink(config, log);
  try {
    await assertKeeps(link, config);
  } catch (error) {
    await link.close();
    throw error;
  }
  return { store: createStoreOnRedis(link), link };
}
