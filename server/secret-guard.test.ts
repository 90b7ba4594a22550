import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { LIMITS } from '../shared/limits.ts';
import { newId } from './ids.ts';
import { Journey } from './testing/journey.ts';
import { RedisServer } from './testing/redis-server.ts';
import type { TestAgent } from './testing/test-agent.ts';
import { codeOf, dataOf } from './testing/test-page.ts';
import { TestRelays } from './testing/test-relays.ts';
import { startTestServer } from './testing/test-server.ts';
import type { TestVisitor } from './testing/test-visitor.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzZW50aW5lbCJ9.U0VOVElORUxTRU5USU5FTA';
/** One of each kind, as people write them. */
const SAID = {
  password: ['비밀번호는 Sentinel#4711 입니다', 'Sentinel#4711'],
  oneTimeCode: ['my verification code is 730194', '730194'],
  card: ['card 4539 5787 6362 1486', '4539 5787 6362 1486'],
  resident: ['주민번호 901231-1928374', '901231-1928374'],
  foreigner: ['900131-5928374', '900131-5928374'],
  bearer: ['Authorization: Bearer SENTINELsentinel4711abcdef', 'SENTINELsentinel4711abcdef'],
  jwt: [`id_token ${JWT}`, JWT],
  key: [
    '-----BEGIN PRIVATE KEY-----\nU0VOVElORUwga2V5\n-----END PRIVATE KEY-----',
    'U0VOVElORUwga2V5',
  ],
  apiKey: ['ghp_SENTINELsentinel4711SENTINELsentinel47', 'SENTINELsentinel4711SENTINELsentinel47'],
  link: ['https://shop.example.com/reset?token=sentinelReset4711', 'sentinelReset4711'],
} as const;
const TEXTS = Object.values(SAID).map(([text]) => text);
const SECRETS = Object.values(SAID).map(([, secret]) => secret);
const DRAWN = '8f14e45fceea167a5a36dedd4bea2543';

const ended: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).toReversed()) await end();
});

async function connect() {
  const server = await startTestServer();
  ended.push(() => server.stop());
  const agent = await server.agent();
  const visitor = await server.visitor();
  return { server, agent, visitor };
}

/** A whole conversation in which both sides say every kind of secret; answers when both have read. */
async function sayEverything(visitor: TestVisitor, agent: TestAgent): Promise<void> {
  const { id } = await visitor.open({
    pageUrl: `https://login.example.com/s/${DRAWN}`,
    userId: SAID.resident[0],
    errorMessage: TEXTS.slice(4, 6).join(' '),
    triedNote: SAID.password[0],
  });
  await agent.takes(id);
  visitor.send(TEXTS.join('\n'));
  visitor.send('that was all');
  await agent.sees(id, 'that was all');
  agent.send(id, TEXTS.join('\n'));
  agent.send(id, 'and from me');
  await visitor.sees(id, 'and from me');
}

/** Every file below a folder as one text, whatever its encoding. */
const filesIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'latin1'))
    .join('\n');

test('[SG6] whoever reads a message or a report, its writer included, reads it with the secrets hidden', async () => {
  const { agent, visitor } = await connect();
  await sayEverything(visitor, agent);
  for (const page of [agent, visitor]) {
    const heard = JSON.stringify([page.heard, page.messages(visitor.conversationId)]);
    for (const secret of [...SECRETS, DRAWN]) expect(heard).not.toContain(secret);
  }
  expect(visitor.messages(visitor.conversationId)[0]).toContain('비밀번호는 ●●●● 입니다');
  const [mine] = agent.inbox.mine;
  expect(mine?.report).toMatchObject({
    pageUrl: 'https://login.example.com/s/●●●●',
    userId: '주민번호 ●●●●',
    triedNote: '비밀번호는 ●●●● 입니다',
  });
});

test('[SG7] a repeated message gets its first answer, whether its page hid the secret or not', async () => {
  const { agent, visitor } = await connect();
  const { id: conversationId } = await visitor.open();
  await agent.takes(conversationId);
  const message = { conversationId, cmid: newId() };
  const say = (text: string) => visitor.request('message:send', { ...message, text });
  const first = dataOf(await say('비번 Sentinel#4711'));
  expect(dataOf(await say('비번 Sentinel#4711'))).toMatchObject({ seq: first.seq, dup: true });
  expect(dataOf(await say('비번 ●●●●'))).toMatchObject({ seq: first.seq, dup: true });
  expect(codeOf(await say('비번 Sentinel#4711 또'))).toBe('cmid_conflict');
  const told = { conversationId, cmid: newId(), text: 'code: 730194', aepoch: 1 };
  const [once, again] = [
    await agent.request('message:send', told),
    await agent.request('message:send', told),
  ];
  expect(dataOf(again)).toEqual({ ...dataOf(once), dup: true });
});

test('[SG5] a message as long as one may be is stored, however many secrets are in it', async () => {
  const { visitor } = await connect();
  const { id: conversationId } = await visitor.open();
  const text = 'pw: abc1\n'.repeat(500).slice(0, LIMITS.messageLength);
  const say = (said: string) =>
    visitor.request('message:send', { conversationId, cmid: newId(), text: said });
  expect(dataOf(await say(text)).seq).toBeGreaterThan(0);
  expect(codeOf(await say(`${text}x`))).toBe('invalid_payload');
});

test('[SG6] a file store, its log-ahead and the relay’s log hold no secret that anybody wrote', async () => {
  const journey = await new Journey({ PORCHLIGHT_LOG: 'debug' }).start();
  ended.push(() => journey.end());
  await journey.furnish();
  const agent = await journey.agent('a password of the agent');
  const visitor = await journey.visitor();
  await sayEverything(visitor, agent);
  const files = filesIn(journey.env['PORCHLIGHT_DATA'] ?? '');
  expect(files).toContain('that was all');
  const { stdout, stderr } = journey.relay;
  expect(stderr).toContain('"msg":"conversation assigned"');
  for (const secret of [...SECRETS, DRAWN]) {
    expect(files).not.toContain(secret);
    expect(stdout + stderr).not.toContain(secret);
  }
});

test('[SG6] Redis, its append-only file included, holds no secret that anybody wrote', async () => {
  const redis = await new RedisServer().start();
  const relays = new TestRelays();
  ended.push(
    () => redis.end(),
    () => relays.end(),
  );
  const [one, two] = await Promise.all([relays.start(redis.url), relays.start(redis.url)]);
  await sayEverything(await one.visitor(), await two.agent());
  const said = await redis.command('CONFIG', 'GET', 'dir');
  const folder = Array.isArray(said) ? String(said[1]) : Object.values(said as object)[0];
  const files = filesIn(String(folder));
  expect(files).toContain('that was all');
  for (const secret of [...SECRETS, DRAWN]) expect(files).not.toContain(secret);
});
