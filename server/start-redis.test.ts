import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { BuiltProgram, porchlight } from './testing/built-program.ts';
import { RedisServer, type RedisServerOptions } from './testing/redis-server.ts';
import { RelayProcess } from './testing/relay-process.ts';

const data = mkdtempSync(join(tmpdir(), 'porchlight-start-redis-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function redisWith(options: RedisServerOptions = {}): Promise<RedisServer> {
  const redis = await new RedisServer(options).start();
  ends.push(() => redis.end());
  return redis;
}

type Env = Readonly<Record<string, string>>;
const envOf = (url: string, env: Env = {}): Env => ({
  PORCHLIGHT_DATA: data,
  PORCHLIGHT_DEMO: 'off',
  PORCHLIGHT_REDIS_URL: url,
  ...env,
});

/** What a relay says that does not start. */
async function refusal(url: string, env: Env = {}): Promise<string> {
  const relay = new BuiltProgram('main', { ...envOf(url, env), PORT: '0' });
  ends.push(() => {
    relay.signal('SIGKILL');
    return relay.ended;
  });
  const { code, stderr } = await relay.ended;
  expect(code).toBe(1);
  return stderr;
}

async function starts(url: string, env: Env = {}): Promise<RelayProcess> {
  const relay = new RelayProcess(envOf(url, env));
  ends.push(() => relay.kill());
  await relay.start();
  return relay;
}

test('[RL4] starts on a Redis that keeps what it acknowledges, chosen by its address alone', async () => {
  const redis = await redisWith();
  const relay = await starts(redis.url);
  expect((await fetch(`${relay.url}/readyz`)).status).toBe(200);
  expect(Number(await redis.command('DBSIZE'))).toBeGreaterThan(0);
});

test.each([
  ['keeps no log on disk', ['--appendonly', 'no']],
  ['forgets the last second', ['--appendfsync', 'everysec']],
  ['may forget during a rewrite', ['--no-appendfsync-on-rewrite', 'yes']],
  ['may evict', ['--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru']],
])(
  '[RL4] does not start on a Redis that %s, says why, and does when told to by name',
  async (_what, args) => {
    const redis = await redisWith({ args });
    const words = args
      .slice(-2)
      .map((word) => word.replace(/^--/, ''))
      .join(' ');
    const said = await refusal(redis.url);
    expect(said).toMatch(/^porchlight: store_unsafe: Redis /);
    expect(said).toContain(`(${words})`);
    expect(said).toContain('PORCHLIGHT_REDIS_ALLOW=volatile');
    await starts(redis.url, { PORCHLIGHT_REDIS_ALLOW: 'volatile' });
  },
);

test.each([
  ['redis://192.0.2.1:6379', 'without a password and without TLS'],
  ['redis://:secret-words@192.0.2.1:6379', 'without TLS'],
  ['rediss://192.0.2.1:6379', 'without a password'],
])('[RL4] does not reach out to %s, and says that it would be %s', async (url, why) => {
  const said = await refusal(url);
  expect(said).toContain(`porchlight: store_unsafe: Redis on 192.0.2.1 would be reached ${why};`);
  expect(said).toContain('PORCHLIGHT_REDIS_ALLOW=exposed');
  expect(said).not.toContain('secret-words');
});

test('[RL4] a replica is no place to write to', async () => {
  const primary = await redisWith();
  const replica = await redisWith({ args: ['--replicaof', '127.0.0.1', String(primary.port)] });
  expect(await refusal(replica.url)).toMatch(/^porchlight: store_unwritable: .*replica/);
});

test('[RL4] a Redis that is not there, or does not let us in, stops the start with a code', async () => {
  const redis = await redisWith({ password: 'right-words' });
  const locked = await refusal(redis.url.replace('right-words', 'wrong-words'));
  expect(locked).toMatch(/^porchlight: store_unavailable: WRONGPASS/);
  expect(locked).not.toContain('wrong-words');
  await starts(redis.url);
  await redis.kill();
  expect(await refusal(redis.url)).toMatch(/^porchlight: store_unavailable: /);
});

test('[RL4] waiting for the disks of replicas takes a Redis that can', async () => {
  const redis = await redisWith();
  const info = String(await redis.command('INFO', 'server'));
  const [, major, minor] = (/redis_version:(\d+)\.(\d+)/.exec(info) ?? []).map(Number);
  const canWait = (major ?? 0) > 7 || (major === 7 && (minor ?? 0) >= 2);
  const env = { PORCHLIGHT_REDIS_REPLICAS: '1' };
  // Where it can, the one replica that is asked for is not there.
  const why = canWait
    ? /^porchlight: store_unavailable: .*replica/
    : /^porchlight: store_outdated: .*7\.2/;
  expect(await refusal(redis.url, env)).toMatch(why);
});

test('a variable that cannot be is named, and an address with a password is not repeated', async () => {
  expect(await refusal('http://:secret-words@127.0.0.1')).toBe(
    'porchlight: config_invalid: PORCHLIGHT_REDIS_URL cannot be what it is\n',
  );
  const url = 'redis://127.0.0.1:1';
  for (const [name, value] of [
    ['PORCHLIGHT_REDIS_ALLOW', 'anything'],
    ['PORCHLIGHT_GRACE_SECONDS', '14'],
    ['PORCHLIGHT_GRACE_SECONDS', '301'],
    ['PORCHLIGHT_REDIS_REPLICAS', '11'],
  ] as const) {
    expect(await refusal(url, { [name]: value })).toContain(`${name} cannot be "${value}"`);
  }
});

test('[CP1] [CP2] copies a file into Redis and back, and says that both are the same', async () => {
  const redis = await redisWith();
  const file = { PORCHLIGHT_DATA: join(data, 'first') };
  const both = { ...file, PORCHLIGHT_REDIS_URL: redis.url };
  await porchlight(file, 'site', 'add', '--name', 'Shop', '--origin', 'https://www.example.com');
  await porchlight(file, 'agent', 'add', '--login', 'minji', '--name', 'Minji');
  const there = await porchlight(both, 'store', 'copy', '--to', 'redis');
  expect(there).toEqual({
    code: 0,
    stderr: '',
    stdout:
      'Copied 0 conversations with 0 entries from the file to the Redis\nCompared record by record: the same\n',
  });
  const listed = await porchlight(both, 'agent', 'list');
  expect(listed.stdout).toBe('minji  Minji  capacity 3  has not signed in yet\n');
  const again = await porchlight(both, 'store', 'copy', '--to', 'redis');
  expect(again).toMatchObject({
    code: 1,
    stderr: 'porchlight: not_empty: the other store is not empty\n',
  });
  const back = { ...both, PORCHLIGHT_DATA: join(data, 'second') };
  const relay = await starts(redis.url);
  const busy = await porchlight(back, 'store', 'copy', '--to', 'file');
  expect(busy.stderr).toMatch(/^porchlight: in_use: a relay runs on the Redis/);
  expect(await relay.term()).toBe(0);
  const home = await porchlight(back, 'store', 'copy', '--to', 'file');
  expect(home).toMatchObject({ code: 0, stderr: '' });
  const without = { PORCHLIGHT_DATA: back.PORCHLIGHT_DATA };
  expect((await porchlight(without, 'agent', 'list')).stdout).toBe(listed.stdout);
  expect((await porchlight(without, 'store', 'copy', '--to', 'redis')).stderr).toMatch(
    /^PORCHLIGHT_REDIS_URL names no Redis\n/,
  );
}, 60_000);
