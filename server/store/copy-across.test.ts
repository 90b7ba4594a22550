import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { openLink } from '../redis/link.ts';
import { RedisServer } from '../testing/redis-server.ts';
import { createBench } from './contract/bench.ts';
import { furnish } from './contract/copy.ts';
import { copyStore, differences } from './copy-store.ts';
import { createStoreOnRedis } from './redis/redis.ts';
import { createSqliteStore } from './sqlite/sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'porchlight-across-'));
const redis = new RedisServer();
beforeAll(() => redis.start());
afterAll(async () => {
  await redis.end();
  rmSync(folder, { recursive: true, force: true });
});

const openFile = (name: string) =>
  createSqliteStore({
    file: join(folder, name),
    workerUrl: new URL(String(process.env['PORCHLIGHT_TEST_SQLITE_WORKER'])),
  });

test('[CP1] conversations go from a file into Redis and from there into another file, letter for letter', async () => {
  const first = await openFile('first.db');
  await furnish(createBench(() => first));
  const config = { url: redis.url, allow: new Set<never>(), replicas: 0 };
  const between = createStoreOnRedis(await openLink(config, createLog('silent')));
  expect(await copyStore(first, between)).toEqual({ conversations: 4, entries: 5 });
  expect(await differences(first, between)).toEqual([]);
  const last = await openFile('last.db');
  await copyStore(between, last);
  expect(await differences(first, last)).toEqual([]);
  await Promise.all([first, between, last].map((store) => store.close()));
});
