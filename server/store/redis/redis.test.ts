import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createLog } from '../../log.ts';
import { openLink } from '../../redis/link.ts';
import { RedisServer, type RedisServerOptions } from '../../testing/redis-server.ts';
import { registerStoreContract } from '../contract/contract.ts';
import type { CopyableStore } from '../copy.ts';
import { createStoreOnRedis } from './redis.ts';

/** A store on each of two servers: some promises are about two of them. */
function registerOn(driver: string, options: RedisServerOptions): void {
  const servers = [new RedisServer(options), new RedisServer(options)];
  beforeAll(() => Promise.all(servers.map((server) => server.start())));
  afterAll(() => Promise.all(servers.map((server) => server.end())));
  let taken = 0;
  beforeEach(async () => {
    taken = 0;
    await Promise.all(servers.map((server) => server.command('FLUSHALL')));
  });
  registerStoreContract(driver, async (): Promise<CopyableStore> => {
    const url = servers[taken++]?.url ?? '';
    const config = { url, allow: new Set<never>(), replicas: 0 };
    return createStoreOnRedis(await openLink(config, createLog('silent')));
  });
}

registerOn('Redis', {});
// A step that touches two slots is refused by a cluster, also by one of a single node.
registerOn('Redis cluster', { cluster: true });
