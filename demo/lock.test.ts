import { afterAll, beforeAll, expect, test } from 'vitest';
import { PAGE_KINDS } from './site.ts';
import {
  createBrowser,
  signIn,
  startDemo,
  type Browser,
  type RunningDemo,
} from './testing/browser.ts';

const TEN_MINUTES = 600_000;
let now = Date.now();
let demo: RunningDemo;

beforeAll(async () => {
  demo = await startDemo({ now: () => now });
});
afterAll(() => demo.close());

async function tryOnce(browser: Browser, password: string, userId = 'minji@example.com') {
  return signIn(browser, { language: 'en', kind: 'classic', userId, password });
}

async function lock(browser: Browser, userId = 'minji@example.com') {
  for (let n = 1; n <= 5; n += 1) await tryOnce(browser, 'wrong', userId);
}

test.each(PAGE_KINDS)('the fourth wrong try on %s does not lock, the fifth does', async (kind) => {
  const browser = createBrowser(demo.origin);
  const statuses: number[] = [];
  for (let n = 1; n <= 5; n += 1) {
    const person = { language: 'ko', kind, userId: 'minji@example.com', password: 'no' } as const;
    statuses.push((await signIn(browser, person)).status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 423]);
});

test('a lock also holds against the right password and in any spelling of the id', async () => {
  const browser = createBrowser(demo.origin);
  await lock(browser);
  expect((await tryOnce(browser, 'moonlight')).status).toBe(423);
  expect((await tryOnce(browser, 'moonlight', ' MINJI@example.com')).status).toBe(423);
});

test('a lock is over after ten minutes and not a millisecond before, then the count restarts', async () => {
  const browser = createBrowser(demo.origin);
  await lock(browser);
  now += TEN_MINUTES - 1;
  expect((await tryOnce(browser, 'wrong')).status).toBe(423);
  now += 1;
  expect((await tryOnce(browser, 'wrong')).status).toBe(401);
  expect((await tryOnce(browser, 'moonlight')).status).toBe(200);
});

test('a lock in one browser locks nobody out in another', async () => {
  await lock(createBrowser(demo.origin));
  expect((await tryOnce(createBrowser(demo.origin), 'moonlight')).status).toBe(200);
});

test('a lock on one id leaves the others alone', async () => {
  const browser = createBrowser(demo.origin);
  await lock(browser, 'nobody@example.com');
  expect((await tryOnce(browser, 'wrong', 'nobody@example.com')).status).toBe(423);
  expect((await tryOnce(browser, 'moonlight')).status).toBe(200);
});

test('a success forgets the wrong tries before it', async () => {
  const browser = createBrowser(demo.origin);
  for (let n = 1; n <= 4; n += 1) await tryOnce(browser, 'wrong');
  await tryOnce(browser, 'moonlight');
  expect((await tryOnce(browser, 'wrong')).status).toBe(401);
});
