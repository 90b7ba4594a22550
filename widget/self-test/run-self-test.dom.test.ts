import { afterEach, expect, it, vi } from 'vitest';
import { runSelfTest } from './run-self-test.ts';

/** An origin that answers; what it says is no time. */
const HERE = location.origin;
const PROBE = 'porchlight:probe';
/** A port on which no browser connects. */
const NOWHERE = 'http://127.0.0.1:1';

afterEach(() => vi.restoreAllMocks());

/** A page of this origin in a frame, under a policy of its own. */
async function framed(policy: string): Promise<Window & typeof globalThis> {
  const frame = document.createElement('iframe');
  const loaded = new Promise((done) => frame.addEventListener('load', done));
  frame.src = '/README.md';
  document.body.append(frame);
  await loaded;
  const page = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!page) throw new Error('the frame has no page');
  const meta = page.document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  page.document.head.append(meta);
  return page;
}
afterEach(() => document.querySelector('iframe')?.remove());

it('[SF1] finds a browser in order, and does not make up a clock', async () => {
  expect(await runSelfTest(HERE)).toMatchObject({
    cookies: 'ok',
    storage: 'ok',
    online: true,
    site: 'ok',
    relay: 'ok',
    clockSkewMs: null,
  });
});

it('[SF1] tells a relay out of reach from a site that answers', async () => {
  const { site, relay, clockSkewMs } = await runSelfTest(NOWHERE);
  expect({ site, relay, clockSkewMs }).toEqual({
    site: 'ok',
    relay: 'unreachable',
    clockSkewMs: null,
  });
});

it('[SF1] is done within a second when nothing ever answers', async () => {
  vi.spyOn(window, 'fetch').mockImplementation(() => new Promise(() => {}));
  const from = performance.now();
  const { site, relay } = await runSelfTest(HERE);
  expect({ site, relay }).toEqual({ site: 'silent', relay: 'silent' });
  expect(performance.now() - from).toBeLessThan(1_000);
});

it('[SF1] is done within a second when an answer’s body never ends', async () => {
  const endless = () => new Response(new ReadableStream());
  vi.spyOn(window, 'fetch').mockImplementation(() => Promise.resolve(endless()));
  const from = performance.now();
  expect((await runSelfTest(HERE)).relay).toBe('silent');
  expect(performance.now() - from).toBeLessThan(1_000);
});

it('[SF1] does not take the page’s own policy for a filter', async () => {
  const page = await framed("connect-src 'none'");
  const { site, relay } = await runSelfTest(HERE, page);
  expect({ site, relay }).toEqual({ site: 'unknown', relay: 'unknown' });
});

it('[SF1] finds storage that is full or refused', async () => {
  const setItem = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await runSelfTest(HERE)).toMatchObject({ cookies: 'ok', storage: 'blocked' });
  setItem.mockRestore();
  vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError');
  });
  expect(await runSelfTest(HERE)).toMatchObject({ cookies: 'blocked', storage: 'blocked' });
});

it('[SF2] asks without cookies, query or referrer, and leaves nothing behind', async () => {
  sessionStorage.setItem('theirs', '1');
  sessionStorage.removeItem(PROBE);
  localStorage.removeItem(PROBE);
  const kept = [document.cookie, JSON.stringify(sessionStorage), JSON.stringify(localStorage)];
  const asked = vi.spyOn(window, 'fetch');
  await runSelfTest(HERE);
  expect(asked.mock.calls.map(([url]) => url).slice(0, 2)).toEqual([
    location.origin + location.pathname,
    `${HERE}/v1/time`,
  ]);
  for (const [url, init] of asked.mock.calls) {
    expect(url).not.toContain('?');
    expect(init).toMatchObject({
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
  }
  expect([document.cookie, JSON.stringify(sessionStorage), JSON.stringify(localStorage)]).toEqual(
    kept,
  );
  sessionStorage.removeItem('theirs');
});
