import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createSqliteStore } from '../store/sqlite/sqlite.ts';
import { poll } from '../testing/raw-requests.ts';
import { ORIGIN } from '../testing/sample-report.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { until } from '../testing/until.ts';

const BOUND = 3;
let server: TestServer | undefined;
afterEach(() => server?.stop());

const bounded = async (...options: Parameters<typeof startTestServer>) => {
  const [given] = options;
  server = await startTestServer({ ...given, bounds: { socketsPerAddress: BOUND } });
  const { url, siteId } = server;
  return {
    server,
    /** The status that one more connection gets; it stays open when it is let in. */
    knock: async (more = '') => {
      const query = `site=${siteId}${more}`;
      return (await poll(url, { query, origin: ORIGIN })).status;
    },
  };
};

test('lets an address open as many connections as the bound, and not one more', async () => {
  const { knock } = await bounded();
  for (let at = 0; at < BOUND; at++) expect(await knock()).toBe(200);
  expect(await knock()).toBe(429);
});

test('an empty session id is no way round the bound', async () => {
  const { knock } = await bounded();
  for (let at = 0; at < BOUND; at++) await knock();
  expect(await knock('&sid=')).toBe(429);
});

test('gives a place back when its connection ends', async () => {
  const { server, knock } = await bounded();
  const visitor = await server.visitor();
  for (let at = 1; at < BOUND; at++) await knock();
  expect(await knock()).toBe(429);
  visitor.leave();
  await until('a free place', async () => (await knock()) === 200);
  expect(await knock()).toBe(429);
});

test('gives a place back when a handshake comes to nothing', async () => {
  const { server, knock } = await bounded();
  for (let at = 0; at <= BOUND; at++) {
    const query = `site=${server.siteId}&EIO=3`;
    expect((await poll(server.url, { query, origin: ORIGIN })).status).toBe(400);
  }
  expect(await knock()).toBe(200);
});

test('holds the bound against many who knock at the same moment', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-gate-'));
  const store = await createSqliteStore({
    file: join(folder, 'porchlight.db'),
    workerUrl: new URL(String(process.env['PORCHLIGHT_TEST_SQLITE_WORKER'])),
  });
  const { knock } = await bounded({ store });
  const answers = await Promise.all(Array.from({ length: 20 }, () => knock()));
  expect(answers.filter((status) => status === 200)).toHaveLength(BOUND);
  rmSync(folder, { recursive: true, force: true });
});

test('lets nobody new in once it is draining, also not behind an empty session id', async () => {
  const { server, knock } = await bounded();
  await server.app.drain(0);
  expect(await knock()).toBe(503);
  expect(await knock('&sid=')).toBe(503);
});
