import { afterEach, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '../../shared/events.ts';
import { LIMITS, MAX_CLOCK_SKEW_MS } from '../../shared/limits.ts';
import { HINTS, STEPS, type SubmittedReport } from '../../shared/report.ts';
import type { Bounds } from '../access/bounds.ts';
import { newId } from '../ids.ts';
import { poll, sidOf } from '../testing/raw-requests.ts';
import { ORIGIN, sampleReport, SELF_TEST } from '../testing/sample-report.ts';
import { codeOf, dataOf } from '../testing/test-page.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import type { TestVisitor } from '../testing/test-visitor.ts';
import { until } from '../testing/until.ts';

let server: TestServer;
afterEach(() => server.stop());
const startWith = async (bounds: Partial<Bounds> = {}) => {
  server = await startTestServer({ bounds });
  return server.visitor();
};

const open = async (visitor: TestVisitor, change: Partial<SubmittedReport>) =>
  codeOf(
    await visitor.request('conversation:open', { report: sampleReport(change), locale: 'ko' }),
  );
const send = (visitor: TestVisitor, text: string) =>
  visitor.request('message:send', {
    conversationId: visitor.conversationId,
    cmid: newId(),
    text,
  });
const [step] = STEPS;
const [hint] = HINTS;
const piece = { recogniser: 'alert-text', cause: 'unknown', certainty: 'low' } as const;
const list = <Item>(length: number, item: Item): Item[] => Array.from({ length }, () => item);

test.each<[string, number, (length: number) => Partial<SubmittedReport>]>([
  ['user id', LIMITS.userIdLength, (length) => ({ userId: 'a'.repeat(length) })],
  ['user id in Korean', LIMITS.userIdLength, (length) => ({ userId: '민'.repeat(length) })],
  ['error message', LIMITS.errorMessageLength, (length) => ({ errorMessage: 'a'.repeat(length) })],
  ['note', LIMITS.triedNoteLength, (length) => ({ triedNote: 'a'.repeat(length) })],
  ['page', LIMITS.pageUrlLength, (length) => ({ pageUrl: 'https://a/'.padEnd(length, 'a') })],
  ['steps tried', LIMITS.triedSteps, (length) => ({ tried: list(length, step) })],
  ['evidence', LIMITS.evidence, (length) => ({ evidence: list(length, piece) })],
  ['hints', LIMITS.hints, (length) => ({ hints: list(length, hint) })],
  ['skew', MAX_CLOCK_SKEW_MS, (ms) => ({ selfTest: { ...SELF_TEST, clockSkewMs: ms } })],
  ['skew behind', MAX_CLOCK_SKEW_MS, (ms) => ({ selfTest: { ...SELF_TEST, clockSkewMs: -ms } })],
])('[AC5] takes a report with %s of %i, and not of one more', async (_what, max, change) => {
  const visitor = await startWith();
  expect(await open(visitor, change(max + 1))).toBe('invalid_payload');
  expect(await open(visitor, change(max))).toBeNull();
});

test.each(['https://a/login?token=1', 'https://a/login#code', 'javascript:alert(1)', 'ftp://a/'])(
  '[AC5] takes no report of the page %s',
  async (pageUrl) => {
    const visitor = await startWith();
    expect(await open(visitor, { pageUrl })).toBe('invalid_payload');
  },
);

test.each(['a', '안', '🔑'])('[AC5] takes 4000 code units of %s, and not 4001', async (letter) => {
  const visitor = await startWith();
  await visitor.open();
  const text = letter.repeat(LIMITS.messageLength / letter.length);
  expect(codeOf(await send(visitor, text))).toBeNull();
  expect(codeOf(await send(visitor, `${text}.`))).toBe('invalid_payload');
});

test('[AC5] takes no message of which nothing can be seen', async () => {
  const visitor = await startWith();
  await visitor.open();
  for (const text of ['', ' \n\t', '\u200b\u202e', '\u0000']) {
    expect(codeOf(await send(visitor, text))).toBe('invalid_payload');
  }
});

test('[AC5] five messages in five seconds go through, the sixth is told how long to wait', async () => {
  const visitor = await startWith({ messagesPer5s: 5 });
  const other = await server.visitor();
  await visitor.open();
  await other.open();
  for (let at = 0; at < 5; at++) expect(codeOf(await send(visitor, `${at}`))).toBeNull();
  const refused = await send(visitor, 'one more');
  if (refused.ok) throw new Error('the sixth went through');
  expect(refused.error.code).toBe('rate_limited');
  expect(refused.error.retryAfterMs).toBeGreaterThan(0);
  expect(refused.error.retryAfterMs).toBeLessThanOrEqual(5_000);
  await until('all that was stored', () => visitor.messages(visitor.conversationId).length === 5);
  const { conversationId } = visitor;
  const stored = await visitor.request('conversation:sync', {
    conversationId,
    epoch: null,
    last: 0,
  });
  expect(dataOf(stored).head.seq).toBe(5);
  expect(codeOf(await send(other, 'a limit of their own'))).toBeNull();
});

test('[AC5] all other events share a limit of their own, for either side', async () => {
  const visitor = await startWith({ eventsPer10s: 4 });
  const agent = await server.agent();
  const conversationId = newId();
  const typing = () => visitor.request('conversation:typing', { conversationId, typing: true });
  const away = () => agent.request('presence:set', { available: false });
  for (let at = 0; at < 4; at++) expect(codeOf(await typing())).toBe('not_found');
  expect(await typing()).toMatchObject({ error: { code: 'rate_limited' } });
  expect(codeOf(await send(visitor, 'messages are counted apart'))).not.toBe('rate_limited');
  for (let at = 1; at < 4; at++) expect(codeOf(await away())).toBeNull();
  const refused = await away();
  if (refused.ok) throw new Error('the fifth went through');
  expect(refused.error.retryAfterMs).toBeGreaterThan(0);
  expect(refused.error.retryAfterMs).toBeLessThanOrEqual(10_000);
});

test('[AC5] greetings are limited too, by connection', async () => {
  const visitor = await startWith({ eventsPer10s: 4 });
  const hello = { proto: PROTOCOL_VERSION, token: null, position: null };
  for (let at = 1; at < 4; at++) {
    expect(codeOf(await visitor.request('session:hello', hello))).toBeNull();
  }
  expect(codeOf(await visitor.request('session:hello', hello))).toBe('rate_limited');
});

test('[AC5] a visitor opens three in ten minutes, and not a fourth', async () => {
  const visitor = await startWith();
  for (let at = 0; at < LIMITS.opensPerVisitor; at++) {
    await visitor.open();
    await visitor.close();
  }
  const report = sampleReport();
  const refused = await visitor.request('conversation:open', { report, locale: 'ko' });
  if (refused.ok) throw new Error('the fourth was opened');
  expect(refused.error.code).toBe('rate_limited');
  expect(refused.error.retryAfterMs).toBeGreaterThan(9 * 60_000);
});

test('[AC5] what cannot be read as an opening takes none of the three away', async () => {
  const visitor = await startWith();
  for (let at = 0; at <= LIMITS.opensPerVisitor; at++) {
    expect(await open(visitor, { attempts: -1 })).toBe('invalid_payload');
  }
  expect(await open(visitor, {})).toBeNull();
});

/** An event in a frame of exactly so many bytes, as it goes over the wire. */
const frameOf = (bytes: number) => {
  const [head, tail] = ['42/visitor,99["unknown","', '"]'];
  return (head + 'a'.repeat(bytes - head.length - tail.length) + tail).slice(1);
};

test('[AC5] reads a frame of 32 KiB; a longer one closes its connection and no other', async () => {
  const visitor = await startWith();
  const bystander = await server.visitor();
  let closed = false;
  const { engine } = visitor.socket.io;
  engine.on('close', () => {
    closed = true;
  });
  const answer = new Promise((resolve) => {
    engine.on('packet', ({ data }: { data?: string }) => {
      if (data?.startsWith('3/visitor,99')) resolve(data);
    });
  });
  engine.send(frameOf(LIMITS.frameBytes));
  expect(await answer).toContain('invalid_payload');
  expect(closed).toBe(false);
  engine.send(frameOf(LIMITS.frameBytes + 1));
  await until('the connection to close', () => closed);
  expect(bystander.socket.connected).toBe(true);
  expect((await bystander.hello()).siteName).toBe('Example');
});

test('[AC5] a poll may carry 32 KiB as well, and not more', async () => {
  await startWith();
  const asSite = { query: `site=${server.siteId}`, origin: ORIGIN };
  const post = async (bytes: number) => {
    const query = `${asSite.query}&sid=${sidOf(await poll(server.url, asSite))}`;
    const body = `4${frameOf(bytes)}`;
    return (await poll(server.url, { ...asSite, query, method: 'POST', body })).status;
  };
  expect(await post(LIMITS.frameBytes)).toBe(200);
  expect(await post(LIMITS.frameBytes + 1)).toBe(413);
});

const BROKEN = [
  '2/visitor,1["session:hello",' + '['.repeat(16_000) + ']'.repeat(16_000) + ']',
  '2/visitor,1["session:hello",' + '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000) + ']',
  '2/visitor,1[5,{}]',
  '2/visitor,99999999999999999999["session:hello",{}]',
  '2/visitor,1["disconnect"]',
  '2/visitor,1["newListener"]',
  '2/visitor,1["error",{}]',
  '2/visitor,1[{}]',
  '2/visitor,1[]',
  '2/visitor,1',
  '2/visitor,1["x"',
  '2/nowhere,1["x"]',
  '2["x"]',
  '0/agent,{"csrf":{}}',
  '0/visitor,[]',
  '0/__proto__,{}',
  '3/visitor,1[]',
  '3/visitor,1{}',
  '4/visitor,{}',
  '51-/visitor,1["x",{"_placeholder":true,"num":9}]',
  '599-/visitor,1["x"]',
  '5-1-/visitor,1["x"]',
  '9',
  '',
  '\u0000',
  'not of this protocol',
];

test.each(BROKEN)('[AC6] the frame %j ends at most its own connection', async (frame) => {
  const broken = await startWith();
  const bystander = await server.visitor();
  broken.socket.io.engine.send(frame);
  broken.socket.io.engine.send(Buffer.from('and something binary'));
  expect((await bystander.hello()).siteName).toBe('Example');
  expect((await server.visitor()).token).not.toBeNull();
});
