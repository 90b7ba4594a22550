import { afterEach, expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer | undefined;
afterEach(() => server?.stop());

test('[SF3] tells the time to a page of any origin, and is never kept', async () => {
  server = await startTestServer();
  const before = Date.now();
  const answer = await fetch(`${server.url}/v1/time`, {
    headers: { origin: 'https://login.example.com' },
  });
  const { now } = (await answer.json()) as { now: number };
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.has('set-cookie')).toBe(false);
});

test('[SF3] tells the time also while the store is away', async () => {
  const now = () => Promise.reject(new Error('away'));
  let isAway = false;
  const store = createMemoryStore();
  const asked = store.now.bind(store);
  server = await startTestServer({ store: { ...store, now: () => (isAway ? now() : asked()) } });
  isAway = true;
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${server.url}/v1/time`)).status).toBe(200);
});
