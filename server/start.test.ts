import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newConversation } from './store/contract/bench.ts';
import { createSqliteStore } from './store/sqlite/sqlite.ts';
import { BuiltProgram, porchlight, startRelay } from './testing/built-program.ts';
import { consoleRequests, cookieOf } from './testing/console-requests.ts';
import { PASSWORD } from './testing/test-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'porchlight-start-'));
const healthy = join(folder, 'healthy.db');
const running: BuiltProgram[] = [];
let folders = 0;

beforeAll(async () => {
  const workerUrl = new URL(String(process.env['PORCHLIGHT_TEST_SQLITE_WORKER']));
  const store = await createSqliteStore({ file: healthy, workerUrl });
  for (let at = 0; at < 50; at++) await store.openConversation(newConversation());
  await store.close();
});
afterEach(async () => {
  for (const relay of running.splice(0)) {
    relay.signal('SIGKILL');
    await relay.ended;
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const newFolder = () => {
  const data = join(folder, `${++folders}`);
  mkdirSync(data);
  return data;
};
const run = (env: Readonly<Record<string, string>>) => {
  const relay = new BuiltProgram('main', { PORT: '0', PORCHLIGHT_DATA: newFolder(), ...env });
  running.push(relay);
  return relay.ended;
};
const start = async (env: Readonly<Record<string, string>>) => {
  const relay = await startRelay({ PORCHLIGHT_DATA: newFolder(), ...env });
  running.push(relay);
  return relay;
};
const refusal = (code: string, words: string) => ({
  code: 1,
  stdout: '',
  stderr: expect.stringMatching(new RegExp(`^porchlight: ${code}: .*${words}`)),
});

test('[TR3] a port that is taken stops the start, and is named', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  expect(await run({ PORT: String(port) })).toEqual(refusal('port_in_use', `${port} is taken`));
  other.close();
});

test('[TR3] an address that is none of this machine stops the start, and is named', async () => {
  expect(await run({ HOST: '192.0.2.1' })).toEqual(refusal('cannot_listen', '192.0.2.1'));
});

test('[TR3] a data folder that cannot be written to stops the start, and is named', async () => {
  const file = join(newFolder(), 'a-file');
  writeFileSync(file, 'not a folder');
  for (const data of [file, join(file, 'below'), '/sys/porchlight']) {
    expect(await run({ PORCHLIGHT_DATA: data })).toEqual(refusal('store_unwritable', data));
  }
  expect(readFileSync(file, 'utf8')).toBe('not a folder');
});

/** A relay's file with some of its bytes overwritten. */
const overwritten = (from: number, bytes: Buffer): Buffer => {
  const whole = readFileSync(healthy);
  bytes.copy(whole, from);
  return whole;
};
const PAGE = 4_096;

test.each<[string, string, () => Buffer]>([
  ['is no database', 'store_corrupt', () => Buffer.from('Dear diary, '.repeat(1_000))],
  ['lost a page', 'store_corrupt', () => overwritten(2 * PAGE, Buffer.alloc(PAGE, 0xff))],
  ['lost its schema', 'store_corrupt', () => overwritten(100, Buffer.alloc(200, 0xff))],
  ['was cut short', 'store_corrupt', () => readFileSync(healthy).subarray(0, 5 * PAGE)],
  ['is of a newer version', 'store_newer', () => overwritten(60, Buffer.from([0, 0, 0, 99]))],
])(
  '[TR3] a store that %s stops the start with %s and is left as it is',
  async (_how, code, file) => {
    const data = newFolder();
    const path = join(data, 'porchlight.db');
    const before = file();
    writeFileSync(path, before);
    const refused = refusal(code, 'porchlight.db');
    expect(await run({ PORCHLIGHT_DATA: data })).toEqual(refused);
    expect(await porchlight({ PORCHLIGHT_DATA: data }, 'site', 'list')).toEqual(refused);
    expect(readFileSync(path).equals(before)).toBe(true);
  },
);

test('starts on an empty file, and on one of its own', async () => {
  const [empty, own] = [newFolder(), newFolder()];
  writeFileSync(join(empty, 'porchlight.db'), '');
  copyFileSync(healthy, join(own, 'porchlight.db'));
  for (const data of [empty, own]) await start({ PORCHLIGHT_DATA: data });
  expect(running).toHaveLength(2);
});

test.each([
  ['PORT', 'eighty'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', ''],
  ['PORCHLIGHT_DATA', ''],
  ['PORCHLIGHT_PUBLIC_URL', 'support.example.com'],
  ['PORCHLIGHT_PUBLIC_URL', 'https://support.example.com/'],
  ['PORCHLIGHT_PUBLIC_URL', 'ftp://support.example.com'],
  ['PORCHLIGHT_DEMO', 'yes'],
  ['PORCHLIGHT_PROXY_HOPS', 'true'],
  ['PORCHLIGHT_LOG', 'loud'],
  ['PORCHLIGHT_MESSAGES_PER_5S', '0'],
])('names the variable %s when it cannot be %j', async (name, value) => {
  expect(await run({ [name]: value })).toEqual(
    refusal('config_invalid', `${name} cannot be "${value}"`),
  );
});

test('prints the demo’s pages and a link that signs its agent in once', async () => {
  const relay = await start({});
  const lines = relay.stdout.trimEnd().split('\n');
  expect(lines).toEqual([
    `Login page  ${relay.url}/demo/`,
    expect.stringMatching(/^Console {2}http:\/\/localhost:\d+\/console\/#invite=[\w-]{43}$/),
  ]);
  expect((await fetch(`${relay.url}/demo/`)).status).toBe(200);
  const token = await relay.said(/#invite=([\w-]{43})/);
  const api = consoleRequests(relay.url);
  const signedIn = await api.redeem(token);
  expect(signedIn.told).toMatchObject({ agent: { login: 'demo' } });
  expect((await api.session(cookieOf(signedIn))).status).toBe(200);
  expect((await api.redeem(token)).status).toBe(410);
});

test('without the demo the first agent’s link lies in a file for its owner alone', async () => {
  const data = newFolder();
  const relay = await start({ PORCHLIGHT_DATA: data, PORCHLIGHT_DEMO: 'off' });
  const file = await relay.said(/^First sign-in: the link in (.+) works once$/m);
  expect(file).toBe(join(data, 'first-sign-in.txt'));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const token = readFileSync(file, 'utf8').trim().split('#invite=')[1] ?? '';
  expect(relay.stdout).not.toContain(token);
  const api = consoleRequests(relay.url);
  expect((await api.redeem(token, PASSWORD)).told).toMatchObject({ agent: { login: 'owner' } });
  expect((await api.redeem(token, PASSWORD)).status).toBe(410);
  expect((await api.signIn('owner', PASSWORD)).status).toBe(200);
  expect((await fetch(`${relay.url}/demo/`)).status).toBe(404);
});
