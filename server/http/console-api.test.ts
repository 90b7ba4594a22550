import { afterEach, expect, test } from 'vitest';
import { consoleRequests, cookieOf, type Asking } from '../testing/console-requests.ts';
import {
  PASSWORD,
  startTestServer,
  type TestServer,
  type TestServerOptions,
} from '../testing/test-server.ts';

let server: TestServer | undefined;
afterEach(() => server?.stop());

async function desk(options: TestServerOptions = {}) {
  server = await startTestServer(options);
  const agent = await server.agentWithPassword('minji');
  return { server, agent, api: consoleRequests(server.url) };
}

const median = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

test('[AC1] an agent signs in with their password and is known by the cookie', async () => {
  const { api, agent } = await desk();
  const signedIn = await api.signIn('minji', PASSWORD);
  expect(signedIn.status).toBe(200);
  expect(signedIn.told).toMatchObject({ agent: { id: agent.id, login: 'minji' } });
  const known = await api.session(cookieOf(signedIn));
  expect(known.told).toEqual(signedIn.told);
  expect((await api.session('porchlight=something-else')).status).toBe(401);
});

test('[AC1] a login that nobody has and a wrong password get the same answer', async () => {
  const { api, server } = await desk();
  await server.saveAgent({ login: 'has-no-password-yet' });
  const told = async (login: string) => {
    const { status, headers, body } = await api.signIn(login, 'a wrong password, quite');
    return { status, headers: { ...headers, date: '' }, body };
  };
  const wrongPassword = await told('minji');
  expect(wrongPassword).toMatchObject({
    status: 401,
    body: '{"error":{"code":"wrong_credentials"}}',
  });
  expect(await told('nobody')).toEqual(wrongPassword);
  expect(await told('has-no-password-yet')).toEqual(wrongPassword);
});

test('[AC1] a login that nobody has takes as long as a wrong password', async () => {
  const { api } = await desk();
  const time = async (login: string) => {
    const from = performance.now();
    await api.signIn(login, 'a wrong password, quite');
    return performance.now() - from;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let at = 0; at < 5; at++) {
    known.push(await time('minji'));
    unknown.push(await time('nobody'));
  }
  expect(median(unknown)).toBeGreaterThan(median(known) / 3);
});

test('[AC2] ten wrong passwords for one login are answered, the eleventh has to wait', async () => {
  const { api } = await desk({ bounds: { signInsPerAddress: 100 } });
  for (let at = 0; at < 10; at++) expect((await api.signIn('minji', 'wrong')).status).toBe(401);
  const refused = await api.signIn('minji', PASSWORD);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(14 * 60);
  expect(refused.told).toMatchObject({ error: { code: 'rate_limited' } });
  expect((await api.signIn('someone-else', 'wrong')).status).toBe(401);
});

test('[AC2] many guesses at the same moment get no further than the limit', async () => {
  const { api } = await desk({ bounds: { signInsPerLogin: 3, signInsPerAddress: 100 } });
  const guesses = Array.from({ length: 15 }, () => api.signIn('minji', 'wrong'));
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(3);
  expect(statuses.filter((status) => status === 429)).toHaveLength(12);
});

test('[AC2] signing in forgives the wrong tries before it', async () => {
  const { api } = await desk({ bounds: { signInsPerLogin: 3, signInsPerAddress: 100 } });
  for (const password of ['wrong', 'wrong', PASSWORD, 'wrong', 'wrong']) {
    expect((await api.signIn('minji', password)).status).toBe(password === PASSWORD ? 200 : 401);
  }
  expect((await api.signIn('minji', PASSWORD)).status).toBe(200);
});

test('[AC2] an address has its limit over all logins and links; other addresses have their own', async () => {
  const { api } = await desk({ bounds: { signInsPerAddress: 3 }, proxyHops: 1 });
  const from = (address: string): Asking => ({
    headers: { 'x-forwarded-for': `forged, ${address}` },
  });
  const first = from('198.51.100.1');
  expect((await api.signIn('one', 'wrong', first)).status).toBe(401);
  expect((await api.signIn('two', 'wrong', first)).status).toBe(401);
  expect((await api.redeem('x'.repeat(43), undefined, first)).status).toBe(410);
  const refused = await api.signIn('minji', PASSWORD, first);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await api.redeem('x'.repeat(43), undefined, first)).status).toBe(429);
  expect((await api.signIn('minji', PASSWORD, from('198.51.100.2'))).status).toBe(200);
});

test('[AC2] without a proxy a forged address does not open a limit of its own', async () => {
  const { api } = await desk({ bounds: { signInsPerAddress: 2 } });
  const tries = ['1', '2', '3'].map((last) => ({
    headers: { 'x-forwarded-for': `198.51.100.${last}` },
  }));
  const statuses: number[] = [];
  for (const asking of tries) statuses.push((await api.signIn('minji', 'wrong', asking)).status);
  expect(statuses).toEqual([401, 401, 429]);
});

test('[AC4] the cookie is for this origin, out of scripts’ reach, and a secret only its holder has', async () => {
  const { api } = await desk();
  const { headers } = await api.signIn('minji', PASSWORD);
  expect(headers['set-cookie']).toEqual([
    expect.stringMatching(/^porchlight=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
  ]);
  expect(headers['cache-control']).toBe('no-store');
});

test('[AC4] over https the cookie is Secure and bound to its host', async () => {
  const { api } = await desk({ publicOrigin: 'https://support.example.com' });
  const asConsole = { origin: 'https://support.example.com' };
  const { headers } = await api.signIn('minji', PASSWORD, asConsole);
  const [set = ''] = headers['set-cookie'] ?? [];
  expect(set).toMatch(/^__Host-porchlight=[\w-]{43}; /);
  expect(set.split('; ').slice(1).sort()).toEqual([
    'HttpOnly',
    'Path=/',
    'SameSite=Strict',
    'Secure',
  ]);
  const cookie = set.split(';')[0] ?? '';
  expect((await api.session(cookie)).status).toBe(200);
  expect((await api.session(cookie.replace('__Host-', ''))).status).toBe(401);
});

const FOREIGN: [string, Asking][] = [
  ['another origin', { origin: 'https://evil.tld' }],
  ['a site of the relay', { origin: 'https://login.example.com' }],
  ['the origin null', { origin: 'null' }],
  ['its own origin but without the header', { bare: true }],
  ['its own origin with another value', { bare: true, headers: { 'x-porchlight': '0' } }],
  ['another site, says the browser', { origin: '', headers: { 'sec-fetch-site': 'cross-site' } }],
];

test.each(FOREIGN)('[AC4] nothing changes for a request from %s', async (_from, asking) => {
  const { api, server, agent } = await desk();
  const cookie = cookieOf(await api.signIn('minji', PASSWORD));
  await server.store.saveInvite('h'.repeat(64), agent.id);
  expect((await api.signIn('minji', PASSWORD, asking)).status).toBe(403);
  expect((await api.look('x'.repeat(43), asking)).status).toBe(403);
  expect((await api.redeem('x'.repeat(43), undefined, asking)).status).toBe(403);
  expect((await api.signOut(cookie, asking)).status).toBe(403);
  expect((await api.session(cookie)).status).toBe(200);
});

test('[AC4] a form of another site can send no JSON, and what is no JSON is refused', async () => {
  const { api } = await desk();
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    const { status, told } = await api.signIn('minji', PASSWORD, {
      headers: { 'content-type': type },
    });
    expect([status, told]).toEqual([400, { error: { code: 'invalid_payload' } }]);
  }
});

test('[AC4] no GET changes anything', async () => {
  const { api } = await desk();
  const cookie = cookieOf(await api.signIn('minji', PASSWORD));
  for (const path of ['/session', '/invite', '/invite/look', '/session?_method=DELETE']) {
    const { headers } = await api.to(path, undefined, { cookie, bare: true });
    expect(headers['set-cookie']).toBeUndefined();
  }
  expect((await api.session(cookie)).status).toBe(200);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a list', []],
  ['a number as login', { login: 1, password: PASSWORD }],
  ['an operator as password', { login: 'minji', password: { $ne: '' } }],
  ['a key more', { login: 'minji', password: PASSWORD, admin: true }],
  ['a login of 255 letters', { login: 'a'.repeat(255), password: PASSWORD }],
  ['a password of 1025 letters', { login: 'minji', password: 'a'.repeat(1_025) }],
])('[AC5] %s is no sign-in', async (_what, payload) => {
  const { api } = await desk();
  const { status, told } = await api.to('/session', payload, { method: 'POST' });
  expect([status, told]).toEqual([400, { error: { code: 'invalid_payload' } }]);
});

test.each([
  ['broken JSON', '{"login":', 400],
  ['more than 4 KiB', JSON.stringify({ login: 'a', password: 'a'.repeat(5_000) }), 413],
])(
  '[AC5] %s is answered with a code and no word of what went wrong',
  async (_what, body, status) => {
    const { api } = await desk();
    const answer = await api.to('/session', {}, { method: 'POST', body });
    expect([answer.status, answer.told]).toEqual([status, { error: { code: 'invalid_payload' } }]);
  },
);
