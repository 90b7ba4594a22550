import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LIVE_PATH } from '../../shared/events.ts';
import { newId } from '../ids.ts';
import { ReverseProxy, type ReverseProxyKind } from './reverse-proxy.ts';
import { REFUSED_SITE, StandInRelay } from './stand-in-relay.ts';
import { until } from './until.ts';

const KINDS = ['nginx', 'haproxy'] as const;

let relays: StandInRelay[];
let ends: (() => unknown)[];

beforeEach(async () => {
  ends = [];
  relays = await Promise.all(['a', 'b', 'c'].map((name) => new StandInRelay(name).start()));
  ends.push(() => Promise.all(relays.map((relay) => relay.kill())));
});

afterEach(async () => {
  for (const end of ends.reverse()) await end();
  vi.unstubAllEnvs();
});

async function startProxy(kind: ReverseProxyKind): Promise<ReverseProxy> {
  const proxy = new ReverseProxy(
    kind,
    relays.map(({ url }) => url),
  );
  ends.push(() => proxy.end());
  return proxy.start();
}

const first = (): StandInRelay => {
  const [relay] = relays;
  if (!relay) throw new Error('no relay');
  return relay;
};

/** The names that `count` requests met; a failed one says its status. */
const names = (proxy: ReverseProxy, count: number, init: RequestInit = {}): Promise<string[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const response = await fetch(proxy.url, init);
      return response.ok ? response.text() : `${response.status}`;
    }),
  );

type Transports = readonly ('polling' | 'websocket')[];
type Page = { readonly socket: Socket; relay: string; readonly errors: string[] };

/** A page with a socket: which relay it is at, and what went wrong on the way. */
function open(proxy: ReverseProxy, transports: Transports, site = 'a-site'): Page {
  const query = { site, page: newId() };
  const options = { path: LIVE_PATH, transports: [...transports], forceNew: true, query };
  const socket = io(proxy.url, options);
  ends.push(() => socket.disconnect());
  const page: Page = { socket, relay: '', errors: [] };
  socket.on('name', (name: string) => (page.relay = name));
  socket.on('connect_error', (error) => page.errors.push(error.message));
  socket.on('disconnect', (reason) => page.errors.push(reason));
  return page;
}

async function openMany(
  proxy: ReverseProxy,
  count: number,
  transports: Transports,
): Promise<Page[]> {
  const pages: Page[] = [];
  for (let at = 0; at < count; at++) {
    const page = open(proxy, transports);
    await until('the relay to say its name', () => page.relay !== '');
    pages.push(page);
  }
  return pages;
}

/** Sends twenty events and answers with how many came back. */
async function echoes({ socket }: Page): Promise<number> {
  let count = 0;
  for (let at = 0; at < 20; at++) {
    const answer: unknown = await socket.timeout(2_000).emitWithAck('echo', at);
    if (answer === at) count++;
  }
  return count;
}

const perRelay = (): number[] => relays.map(({ sockets }) => sockets);

test.each(KINDS)('%s spreads requests for pages over all relays', async (kind) => {
  const proxy = await startProxy(kind);
  expect(new Set(await names(proxy, 12))).toEqual(new Set(['a', 'b', 'c']));
});

test.each(KINDS)('%s passes on who asked, what for, and how', async (kind) => {
  const proxy = await startProxy(kind);
  await fetch(`${proxy.url}/console/`, { headers: { 'x-forwarded-for': '198.51.100.7' } });
  const [request] = relays.flatMap(({ seen }) => seen);
  expect(request?.url).toBe('/console/');
  expect(request?.headers).toMatchObject({
    host: new URL(proxy.url).host,
    'x-forwarded-for': '198.51.100.7, 127.0.0.1',
    'x-forwarded-proto': 'http',
  });
});

test.each(KINDS)(
  '%s skips a killed relay without one failed request, and sees it come back',
  async (kind) => {
    const proxy = await startProxy(kind);
    await names(proxy, 3);
    await first().kill();
    const met = [...(await names(proxy, 30)), ...(await names(proxy, 30, { method: 'POST' }))];
    expect(new Set(met)).toEqual(new Set(['b', 'c']));
    await first().start();
    const isBack = async () => (await names(proxy, 3)).includes('a');
    await until('the relay to have its share again', isBack, 3_000);
  },
);

test.each(KINDS)('%s never repeats a POST that a relay has read', async (kind) => {
  const proxy = await startProxy(kind);
  const answer = await fetch(`${proxy.url}/hang-up`, { method: 'POST', body: 'once' });
  expect(answer.status).toBe(502);
  expect(relays.flatMap(({ seen }) => seen)).toHaveLength(1);
});

test.each(KINDS)('%s lets WebSockets through, spread evenly over the relays', async (kind) => {
  const proxy = await startProxy(kind);
  const pages = await openMany(proxy, 6, ['websocket']);
  expect(perRelay()).toEqual([2, 2, 2]);
  expect(await Promise.all(pages.map(echoes))).toEqual(pages.map(() => 20));
  expect(pages.flatMap(({ errors }) => errors)).toEqual([]);
});

test.each(KINDS)('%s gives relays that are back their WebSockets at once', async (kind) => {
  const proxy = await startProxy(kind);
  await Promise.all(relays.map((relay) => relay.kill()));
  const early = open(proxy, ['websocket']);
  await until('it to be turned away', () => early.errors.length > 2);
  early.socket.disconnect();
  await Promise.all(relays.map((relay) => relay.start()));
  await until('one to be let in', () => {
    early.socket.connect();
    return early.relay !== '';
  });
  const pages = await openMany(proxy, 11, ['websocket']);
  // The impatient one above may still have a second connection somewhere.
  expect(Math.min(...perRelay())).toBeGreaterThanOrEqual(3);
  expect(pages.flatMap(({ errors }) => errors)).toEqual([]);
});

test.each(KINDS)('[RL6] %s keeps each polling session at the relay that began it', async (kind) => {
  const proxy = await startProxy(kind);
  const pages = await openMany(proxy, 6, ['polling']);
  expect(await Promise.all(pages.map(echoes))).toEqual(pages.map(() => 20));
  expect(pages.flatMap(({ errors }) => errors)).toEqual([]);
});

test.each(KINDS)('%s spreads polls from one address over all relays', async (kind) => {
  const proxy = await startProxy(kind);
  await openMany(proxy, 24, ['polling']);
  expect(Math.min(...perRelay())).toBeGreaterThan(0);
});

test.each(KINDS)('%s lets a polling session become a WebSocket at its relay', async (kind) => {
  const proxy = await startProxy(kind);
  const pages = await openMany(proxy, 6, ['polling', 'websocket']);
  const areUpgraded = () =>
    pages.every(({ socket }) => socket.io.engine.transport.name === 'websocket');
  await until('every session to be a WebSocket', areUpgraded);
  expect(await Promise.all(pages.map(echoes))).toEqual(pages.map(() => 20));
  expect(pages.flatMap(({ errors }) => errors)).toEqual([]);
});

test.each(KINDS)('%s takes newcomers past a relay that is being shut down', async (kind) => {
  const proxy = await startProxy(kind);
  const guests = await openMany(proxy, 3, ['websocket']);
  const staying = guests.find(({ relay }) => relay === 'a');
  first().isReady = false;
  const pages = [
    ...(await openMany(proxy, 4, ['websocket'])),
    ...(await openMany(proxy, 4, ['polling'])),
  ];
  expect(pages.map(({ relay }) => relay)).not.toContain('a');
  expect(pages.flatMap(({ errors }) => errors)).toEqual([]);
  expect(staying && (await echoes(staying))).toBe(20);
  first().isReady = true;
});

test.each(KINDS)('%s holds no refusal against the relays', async (kind) => {
  const proxy = await startProxy(kind);
  for (const transports of [['websocket'], ['polling']] as const) {
    const strangers = relays.map(() => open(proxy, transports, REFUSED_SITE));
    const areRefused = () => strangers.every(({ errors }) => errors.length > 0);
    await until('every stranger to be refused', areRefused);
    const pages = await openMany(proxy, 3, transports);
    expect(pages.flatMap(({ errors }) => errors)).toEqual([]);
  }
});

test.each([
  ['nginx', 0],
  ['haproxy', 3],
] as const)('%s serves pages and keeps sockets while no relay is ready', async (kind, looks) => {
  const proxy = await startProxy(kind);
  const guests = await openMany(proxy, 3, ['websocket']);
  for (const relay of relays) relay.isReady = false;
  const haveLooked = () => relays.every(({ refusedLooks }) => refusedLooks >= looks);
  await until('the proxy to have seen it', haveLooked);
  const knock = () => fetch(`${proxy.url}${LIVE_PATH}/?EIO=4&transport=polling`);
  const refusals = await Promise.all(
    Array.from({ length: 20 }, async () => (await knock()).status),
  );
  expect(refusals.every((status) => status === 503 || status === 502)).toBe(true);
  expect(new Set(await names(proxy, 12))).toEqual(new Set(['a', 'b', 'c']));
  expect(await Promise.all(guests.map(echoes))).toEqual([20, 20, 20]);
  for (const relay of relays) relay.isReady = true;
  await until('newcomers to be let in again', async () => (await knock()).ok, 3_000);
});

test.each(KINDS)('a missing %s is said by name', async (kind) => {
  vi.stubEnv(kind.toUpperCase(), `/nowhere/${kind}`);
  await expect(startProxy(kind)).rejects.toThrow(`/nowhere/${kind} does not start`);
});
