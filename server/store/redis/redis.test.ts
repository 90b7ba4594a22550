import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createLog } from '../../log.ts';
import { openLink, type Link } from '../../redis/link.ts';
import { RedisServer, type RedisServerOptions } from '../../testing/redis-server.ts';
import { registerStoreContract } from '../contract/contract.ts';
import { registerExpiryContract } from '../contract/expiry.ts';
import type { CopyableStore } from '../copy.ts';
import { DESK, TOKENS } from './keys.ts';
import { pairs, text, texts } from './read.ts';
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

/** Makes all that Redis keeps so many ms older, since nobody can hold its clock. */
async function age(link: Link, ms: number): Promise<void> {
  const TIMED = ['seenAt', 'createdAt', 'expiresAt', 'endsAt', 'leaseUntil'];
  const older = (json: string) =>
    JSON.stringify(JSON.parse(json), (name, value: unknown) =>
      TIMED.includes(name) ? Number(value) - ms : value,
    );
  for (const key of [DESK.sessions, DESK.invites, DESK.presences]) {
    for (const [field, json] of pairs(await link.command('HGETALL', key))) {
      await link.command('HSET', key, field, older(json));
    }
  }
  for (const [relay] of pairs(await link.command('ZRANGE', DESK.relays, '0', '-1', 'WITHSCORES'))) {
    await link.command('ZINCRBY', DESK.relays, String(-ms), relay);
  }
  for (const key of texts(await link.command('KEYS', `${TOKENS}*`))) {
    const json = text(await link.command('GET', key));
    const until = Number(await link.command('PEXPIRETIME', key)) - ms;
    await link.command('SET', key, older(json), 'PXAT', String(Math.max(1, until)));
  }
}

const aging = new RedisServer();
beforeAll(() => aging.start());
afterAll(() => aging.end());
registerExpiryContract(
  'Redis',
  async () => {
    await aging.command('FLUSHALL');
    const config = { url: aging.url, allow: new Set<never>(), replicas: 0 };
    const link = await openLink(config, createLog('silent'));
    return { store: createStoreOnRedis(link), advance: (ms) => age(link, ms) };
  },
  5_000,
);

registerOn('Redis', {});
// A step that touches two slots is refused by a cluster, also by one of a single node.
registerOn('Redis cluster', { cluster: true });
