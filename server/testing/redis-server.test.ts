import { existsSync } from 'node:fs';
import { createClient } from 'redis';
import { afterEach, expect, test, vi } from 'vitest';
import { RedisServer, type RedisServerOptions } from './redis-server.ts';

let ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
  vi.unstubAllEnvs();
});

function newServer(options?: RedisServerOptions): RedisServer {
  const redis = new RedisServer(options);
  ends.push(() => redis.end());
  return redis;
}

test('a killed Redis starts again at the same address with every write it answered', async () => {
  const redis = await newServer().start();
  const { url } = redis;
  await redis.command('SET', 'kept', 'yes');
  await redis.kill();
  await expect(redis.command('PING')).rejects.toThrow('ECONNREFUSED');
  await redis.start();
  expect(redis.url).toBe(url);
  expect(await redis.command('GET', 'kept')).toBe('yes');
});

test('a wiped Redis is empty and still at the same address', async () => {
  const redis = await newServer().start();
  const { url } = redis;
  await redis.command('SET', 'lost', 'yes');
  await redis.wipe();
  expect(redis.url).toBe(url);
  expect(await redis.command('DBSIZE')).toBe(0);
});

test('extra arguments have the last word', async () => {
  const redis = newServer({ args: ['--appendonly', 'no'] });
  await redis.start();
  expect(await redis.command('CONFIG', 'GET', 'appendonly')).toEqual({ appendonly: 'no' });
  await redis.command('SET', 'lost', 'yes');
  await redis.kill();
  await redis.start();
  expect(await redis.command('GET', 'lost')).toBeNull();
});

test('a Redis with a password carries it in its address and turns others away', async () => {
  const redis = await newServer({ password: 'p@ss/word' }).start();
  expect(await redis.command('PING')).toBe('PONG');
  const socket = { reconnectStrategy: false } as const;
  const stranger = createClient({ url: `redis://127.0.0.1:${redis.port}`, socket });
  stranger.on('error', () => {});
  await expect(stranger.connect()).rejects.toThrow('NOAUTH');
});

test('a cluster of one node holds every slot, also when started again', async () => {
  const redis = await newServer({ cluster: true }).start();
  expect(await redis.command('SET', '{a}b', '1')).toBe('OK');
  await redis.kill();
  await redis.start();
  expect(await redis.command('GET', '{a}b')).toBe('1');
});

test('a stopped Redis keeps connections, answers nothing, and answers it all when continued', async () => {
  const redis = await newServer().start();
  const client = createClient({ url: redis.url });
  client.on('error', () => {});
  await client.connect();
  ends.push(() => client.destroy());
  redis.stop();
  const answer = client.ping();
  const first = await Promise.race([answer, new Promise((end) => setTimeout(end, 100, 'silence'))]);
  redis.cont();
  expect(first).toBe('silence');
  expect(await answer).toBe('PONG');
});

test('a missing binary is said by name', async () => {
  vi.stubEnv('REDIS_SERVER', '/nowhere/redis-server');
  await expect(newServer().start()).rejects.toThrow('/nowhere/redis-server does not start');
});

test('a Redis that refuses its arguments is said with what it logged', async () => {
  const redis = newServer({ args: ['--port', '1', '--bind', '203.0.113.1'] });
  await expect(redis.start()).rejects.toThrow('Failed listening on port 1');
});

test('an ended Redis leaves no folder behind', async () => {
  const redis = await newServer().start();
  const { dir: folder } = (await redis.command('CONFIG', 'GET', 'dir')) as { dir: string };
  expect(existsSync(folder)).toBe(true);
  await redis.end();
  expect(existsSync(folder)).toBe(false);
});
