import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { porchlight } from './testing/built-program.ts';
import { consoleRequests } from './testing/console-requests.ts';
import { Journey } from './testing/journey.ts';
import { poll } from './testing/raw-requests.ts';
import { ORIGIN } from './testing/sample-report.ts';
import { PASSWORD } from './testing/test-server.ts';
import { until } from './testing/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'porchlight-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let folders = 0;
const newEnv = () => ({ PORCHLIGHT_DATA: join(folder, `${++folders}`) });
let journey: Journey | undefined;
afterEach(async () => {
  await journey?.end();
  journey = undefined;
});

test('adds a site with its origins, prints the one tag to paste, and lists it', async () => {
  const env = { ...newEnv(), PORCHLIGHT_PUBLIC_URL: 'https://support.example.com' };
  const origins = ['--origin', ORIGIN, '--origin', 'https://*.example.com'];
  const added = await porchlight(env, 'site', 'add', '--name', 'Shop 달빛', ...origins);
  expect(added).toMatchObject({ code: 0, stderr: '' });
  const [head, , tag] = added.stdout.split('\n');
  const key = /^Site ([\w-]{22}) Shop 달빛$/.exec(head ?? '')?.[1];
  expect(tag).toBe(
    `<script async src="https://support.example.com/v1/porchlight.js" data-site="${key}"></script>`,
  );
  const listed = await porchlight(env, 'site', 'list');
  expect(listed).toEqual({
    code: 0,
    stderr: '',
    stdout: `${key}  Shop 달빛  ${ORIGIN} https://*.example.com\n`,
  });
});

test('adds an agent with a link, lists them, and takes no login twice', async () => {
  const env = newEnv();
  const minji = ['--login', 'minji', '--name', 'Minji'];
  const added = await porchlight(env, 'agent', 'add', ...minji, '--capacity', '5');
  expect(added.stdout).toMatch(
    /^Agent minji\nFirst sign-in, works once within a day: http:\/\/localhost:3000\/console\/#invite=[\w-]{43}\n$/,
  );
  const again = await porchlight(env, 'agent', 'add', ...minji);
  expect(again.code).toBe(1);
  expect(again.stderr).toMatch(/^there is an agent "minji" already\nUsage:\n/);
  const { stdout } = await porchlight(env, 'agent', 'list');
  expect(stdout).toBe('minji  Minji  capacity 5  has not signed in yet\n');
});

test('[AC3] while the relay runs, sites, agents and links work at once, and a new link ends the old', async () => {
  journey = await new Journey().start();
  await journey.furnish();
  const { env, siteId, relay, inviteToken } = journey;
  expect((await poll(relay.url, { query: `site=${siteId}`, origin: ORIGIN })).status).toBe(200);
  const api = consoleRequests(relay.url);
  expect((await api.look(inviteToken)).status).toBe(200);
  const invited = await porchlight(env, 'agent', 'invite', 'minji');
  const token = /#invite=([\w-]{43})\n$/.exec(invited.stdout)?.[1] ?? '';
  expect((await api.look(inviteToken)).status).toBe(410);
  expect((await api.redeem(token, PASSWORD)).status).toBe(200);
  const { stdout } = await porchlight(env, 'agent', 'list');
  expect(stdout).toContain('minji  Minji  capacity 3  has a password\n');
});

test('[RT6] an agent may be kept to one site, which has to exist', async () => {
  const env = newEnv();
  const { stdout } = await porchlight(env, 'site', 'add', '--name', 'A', '--origin', ORIGIN);
  const key = /^Site (\S+)/.exec(stdout)?.[1] ?? '';
  const jisoo = ['agent', 'add', '--login', 'jisoo', '--name', 'Jisoo', '--site'];
  const wrong = await porchlight(env, ...jisoo, 'nowhere');
  expect(wrong).toMatchObject({ code: 1, stdout: '' });
  expect(wrong.stderr).toMatch(/^there is no site "nowhere"\n/);
  expect((await porchlight(env, ...jisoo, key)).code).toBe(0);
});

const SITE = ['site', 'add', '--name', 'A'];
const AGENT = ['agent', 'add', '--login', 'a', '--name', 'A'];
test.each<[string, string[]]>([
  ['what should be done?', []],
  ['no command "site"', ['site']],
  ['no command "site remove"', ['site', 'remove']],
  ['no command "__proto__ constructor"', ['__proto__', 'constructor']],
  ["Unknown option '--colour'", ['site', 'list', '--colour']],
  ['--name is missing', ['site', 'add', '--origin', ORIGIN]],
  ['--name is missing', ['site', 'add', '--name', '  ', '--origin', ORIGIN]],
  ['--origin is missing', SITE],
  ['"www.example.com" is no origin', [...SITE, '--origin', 'www.example.com']],
  ['"*" is no origin', [...SITE, '--origin', ORIGIN, '--origin', '*']],
  ['--login is missing', ['agent', 'add', '--name', 'A']],
  ['--capacity is a number from 1 to 50', [...AGENT, '--capacity', '0']],
  ['--capacity is a number from 1 to 50', [...AGENT, '--capacity', '51']],
  ['--capacity is a number from 1 to 50', [...AGENT, '--capacity', 'many']],
  ['there is no agent "nobody"', ['agent', 'invite', 'nobody']],
  ['whose? porchlight agent invite LOGIN', ['agent', 'invite']],
])('says "%s" and how it is used, and changes nothing', async (words, args) => {
  const env = newEnv();
  const { code, stdout, stderr } = await porchlight(env, ...args);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr.startsWith(words)).toBe(true);
  expect(stderr).toContain('\nUsage:\n');
  const lists = await Promise.all(['site', 'agent'].map((of) => porchlight(env, of, 'list')));
  expect(lists.map((list) => list.stdout.trim())).toEqual(['', '']);
});

test.each([1, 50])('takes a capacity of %i', async (capacity) => {
  expect((await porchlight(newEnv(), ...AGENT, '--capacity', `${capacity}`)).code).toBe(0);
});

test('[TR3] says with a code what stands in the way of the store, or of its settings', async () => {
  const unwritable = await porchlight({ PORCHLIGHT_DATA: '/sys/porchlight' }, 'site', 'list');
  expect(unwritable.code).toBe(1);
  expect(unwritable.stderr).toMatch(/^porchlight: store_unwritable: [^\n]+\n$/);
  const wrong = await porchlight({ ...newEnv(), PORT: 'eighty' }, 'site', 'list');
  expect(wrong).toEqual({
    code: 1,
    stdout: '',
    stderr: 'porchlight: config_invalid: PORT cannot be "eighty"\n',
  });
});

test('[AC8] an agent who is disabled is signed out of a running relay within a second, and let in again when enabled', async () => {
  journey = await new Journey().start();
  await journey.furnish();
  const agent = await journey.agent(PASSWORD);
  const visitor = await journey.visitor();
  const { id } = await visitor.open();
  await agent.takes(id);
  const disabled = await porchlight(journey.env, 'agent', 'disable', 'minji');
  expect(disabled).toEqual({ code: 0, stderr: '', stdout: 'Agent minji is disabled\n' });
  await until('the console to close', () => !agent.socket.connected);
  await until('the queue', () => visitor.conversation?.status === 'queued');
  const api = consoleRequests(journey.relay.url);
  expect((await api.signIn('minji', PASSWORD)).status).toBe(401);
  expect((await porchlight(journey.env, 'agent', 'list')).stdout).toContain('disabled');
  await porchlight(journey.env, 'agent', 'enable', 'minji');
  expect((await api.signIn('minji', PASSWORD)).status).toBe(200);
  expect((await porchlight(journey.env, 'agent', 'disable', 'nobody')).stderr).toMatch(
    /^there is no agent "nobody"\n/,
  );
});
