import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { io } from 'socket.io-client';
import { LIVE_PATH } from '../../shared/events.ts';
import { asSiteId } from '../ids.ts';
import { poll, sidOf, upgrade, type Answer } from '../testing/raw-requests.ts';
import { ORIGIN } from '../testing/sample-report.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

const OTHER = 'https://other.example.com';
const otherSite = asSiteId('other-site-of-tests-00');
let server: TestServer;
let mine = '';

beforeAll(async () => {
  server = await startTestServer();
  mine = `site=${server.siteId}`;
  await server.store.saveSite({ id: otherSite, name: 'Other', origins: [OTHER] });
  await server.store.saveSite({ id: asSiteId('demo'), name: 'Demo', origins: ['loopback'] });
});
afterAll(() => server.stop());

const FOREIGN: [string, string | undefined][] = [
  ['no origin', undefined],
  ['null', 'null'],
  ['an empty one', ''],
  ['http in place of https', 'http://login.example.com'],
  ['another port', `${ORIGIN}:8443`],
  ['the default port spelled out', `${ORIGIN}:443`],
  ['a trailing dot', `${ORIGIN}.`],
  ['a trailing slash', `${ORIGIN}/`],
  ['a suffix', `${ORIGIN}.evil.tld`],
  ['a prefix', 'https://evil-login.example.com'],
  ['a domain below', 'https://x.login.example.com'],
  ['the domain above', 'https://example.com'],
  ['a punycode twin', new URL('https://lоgin.example.com').origin],
  ['upper case', 'https://LOGIN.example.com'],
  ['an upper case scheme', 'HTTPS://login.example.com'],
  ['userinfo', 'https://login.example.com@evil.tld'],
  ['a user name', 'https://user@login.example.com'],
  ['two at once', `${ORIGIN}, https://evil.tld`],
  ['another site of this relay', OTHER],
];

const newSid = async () => sidOf(await poll(server.url, { query: mine, origin: ORIGIN }));

/** The four ways in; each wants a session of its own, opened by the site itself. */
const WAYS: Record<string, (origin: string | undefined) => Promise<Answer>> = {
  'a poll': (origin) => poll(server.url, { query: mine, ...of(origin) }),
  'a POST with a stolen session id': async (origin) =>
    poll(server.url, {
      method: 'POST',
      query: `${mine}&sid=${await newSid()}`,
      body: '40/visitor,',
      ...of(origin),
    }),
  'a WebSocket': (origin) => upgrade(server.url, { query: mine, ...of(origin) }),
  'an upgrade with a stolen session id': async (origin) =>
    upgrade(server.url, { query: `${mine}&sid=${await newSid()}`, ...of(origin) }),
};
const of = (origin: string | undefined) => (origin === undefined ? {} : { origin });
const granted = ({ status }: Answer) => status === 200 || status === 101;

for (const [way, enter] of Object.entries(WAYS)) {
  test(`[OP4] lets the site's own origin in by ${way}`, async () => {
    expect(granted(await enter(ORIGIN))).toBe(true);
  });
  test.each(FOREIGN)(`[OP4] refuses %s by ${way}`, async (_name, origin) => {
    expect(granted(await enter(origin))).toBe(false);
  });
}

test.each(FOREIGN)(
  '[OP4] refuses %s at the console, by poll and by WebSocket',
  async (_n, origin) => {
    const query = 'console=1';
    expect(granted(await poll(server.url, { query, ...of(origin) }))).toBe(false);
    expect(granted(await upgrade(server.url, { query, ...of(origin) }))).toBe(false);
  },
);

test('[OP4] lets the console in from the relay’s own origin', async () => {
  const console = { query: 'console=1', origin: server.url };
  expect(granted(await poll(server.url, console))).toBe(true);
  expect(granted(await upgrade(server.url, console))).toBe(true);
});

test('answers a known key from a foreign origin as it answers an unknown key', async () => {
  const told = async (site: string) => {
    const { status, headers, body } = await poll(server.url, {
      query: `site=${site}`,
      origin: OTHER,
    });
    return { status, headers: { ...headers, date: '' }, body };
  };
  const foreign = await told(server.siteId);
  expect(foreign.status).toBe(403);
  expect(foreign).toEqual(await told('no-site-has-this-key-0'));
});

test('[OP4] refuses a session id that another site or the console presents', async () => {
  const sid = await newSid();
  const tries = [
    { query: `site=${otherSite}&sid=${sid}`, origin: OTHER },
    { query: `console=1&sid=${sid}`, origin: server.url },
  ];
  for (const sending of tries) {
    expect((await poll(server.url, { ...sending, method: 'POST', body: '3' })).status).toBe(403);
    expect((await upgrade(server.url, sending)).status).toBe(403);
  }
});

test.each([
  ['twice', (sid: string) => `site=${otherSite}&sid=unknown&sid=${sid}`],
  ['behind a second question mark', (sid: string) => `site=${otherSite}&x=?&sid=${sid}`],
  ['spelled with an escape', (sid: string) => `site=${otherSite}&s%69d=${sid}`],
])('[OP4] refuses a stolen session id that is given %s', async (_how, query) => {
  const sending = { query: query(await newSid()), origin: OTHER };
  const post = await poll(server.url, { ...sending, method: 'POST', body: '3' });
  expect(granted(post)).toBe(false);
  expect(granted(await upgrade(server.url, sending))).toBe(false);
});

test.each(['__proto__', 'constructor', 'hasOwnProperty'])(
  '[AC6] takes the session id %s for one that nobody has',
  async (sid) => {
    const sending = { query: `${mine}&sid=${sid}`, origin: ORIGIN };
    expect((await poll(server.url, sending)).status).toBe(400);
    expect((await poll(server.url, { ...sending, method: 'POST', body: '3' })).status).toBe(400);
    expect(granted(await upgrade(server.url, sending))).toBe(false);
    expect(granted(await poll(server.url, { query: mine, origin: ORIGIN }))).toBe(true);
  },
);

test('believes Sec-Fetch-Site: same-origin where a browser leaves Origin out', async () => {
  const from = (site: string) => ({ headers: { 'sec-fetch-site': site } });
  for (const query of ['site=demo', 'console=1']) {
    expect(granted(await poll(server.url, { query, ...from('same-origin') }))).toBe(true);
    for (const elsewhere of ['same-site', 'cross-site', 'none']) {
      expect(granted(await poll(server.url, { query, ...from(elsewhere) }))).toBe(false);
    }
  }
  const both = { origin: 'https://evil.tld', ...from('same-origin') };
  expect(granted(await poll(server.url, { query: 'site=demo', ...both }))).toBe(false);
});

test('names in its CORS header the allowed origin and no other', async () => {
  const { headers } = await poll(server.url, { query: mine, origin: ORIGIN });
  expect(headers['access-control-allow-origin']).toBe(ORIGIN);
  expect(headers.vary).toBe('Origin');
  expect(headers['access-control-allow-credentials']).toBeUndefined();
  const foreign = await poll(server.url, { query: mine, origin: OTHER });
  expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
});

test('negotiates no WebSocket extension', async () => {
  const headers = { 'sec-websocket-extensions': 'permessage-deflate; client_max_window_bits' };
  const { status, headers: answer } = await upgrade(server.url, {
    query: mine,
    origin: ORIGIN,
    headers,
  });
  expect(status).toBe(101);
  expect(answer['sec-websocket-extensions']).toBeUndefined();
});

test('[OP4] tells a WebSocket that it refuses why, as it tells a poll', async () => {
  const foreign = await upgrade(server.url, { query: mine, origin: OTHER });
  expect(foreign.status).toBe(403);
  expect(JSON.parse(foreign.body)).toEqual({ error: { code: 'origin_refused' } });
  expect((await poll(server.url, { query: mine, origin: OTHER })).status).toBe(403);
});

test('[AC6] a WebSocket that is reset while the store is asked takes nobody with it', async () => {
  const { site } = server.store;
  let answer = (): void => {};
  const asked = new Promise<void>((isAsked) => {
    server.store.site = async (id) => {
      server.store.site = site;
      isAsked();
      await new Promise<void>((resolve) => (answer = resolve));
      return site(id);
    };
  });
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const head = `GET ${LIVE_PATH}/?EIO=4&transport=websocket&${mine} HTTP/1.1`;
  const names = ['Host: x', `Origin: ${ORIGIN}`, 'Connection: Upgrade', 'Upgrade: websocket'];
  const key = ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='];
  socket.write(`${[head, ...names, ...key].join('\r\n')}\r\n\r\n`);
  await asked;
  socket.resetAndDestroy();
  await once(socket, 'close');
  const visitor = await server.visitor();
  answer();
  await visitor.open();
  expect(visitor.socket.connected).toBe(true);
});

type Knock = {
  space: string;
  query: Record<string, string>;
  origin: string;
  cookie: string;
  csrf: string;
};
const knock = ({ space, query, origin, cookie, csrf }: Knock): Promise<unknown> =>
  new Promise((resolve) => {
    const socket = io(`${server.url}${space}`, {
      path: LIVE_PATH,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      query,
      auth: { csrf },
      extraHeaders: { origin, cookie: `porchlight=${cookie}` },
    });
    const end = (answer: unknown) => {
      socket.disconnect();
      resolve(answer);
    };
    socket.on('connect', () => end('connected'));
    socket.on('connect_error', (error) => end('data' in error ? error.data : error.message));
  });

test('[OP4] keeps each side to its own namespace, whatever it also holds', async () => {
  const { session } = await server.agent();
  const asSite = { query: { site: server.siteId }, origin: ORIGIN, ...session };
  const asConsole = { query: { console: '1' }, origin: server.url, ...session };
  expect(await knock({ space: '/agent', ...asSite })).toEqual({ code: 'unauthenticated' });
  expect(await knock({ space: '/visitor', ...asConsole })).toEqual({ code: 'unknown_site' });
  expect(await knock({ space: '/agent', ...asConsole })).toBe('connected');
  expect(await knock({ space: '/visitor', ...asSite })).toBe('connected');
  expect(await knock({ space: '/', ...asSite })).not.toBe('connected');
});
