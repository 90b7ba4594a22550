import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { isSpoken, PROTOCOL_VERSION } from '../shared/events.ts';
import { LIMITS } from '../shared/limits.ts';
import { asConversationId } from './ids.ts';
import { consoleRequests } from './testing/console-requests.ts';
import { keysOf } from './store/redis/keys.ts';
import { RedisServer } from './testing/redis-server.ts';
import { codeOf, dataOf } from './testing/test-page.ts';
import { TestRelays } from './testing/test-relays.ts';
import { PASSWORD, type TestServer } from './testing/test-server.ts';
import { until } from './testing/until.ts';

const redis = new RedisServer();
const relays = new TestRelays();
let one: TestServer;
let two: TestServer;

beforeAll(() => redis.start());
afterAll(() => redis.end());
beforeEach(async () => {
  await redis.command('FLUSHALL');
  [one, two] = await Promise.all([relays.start(redis.url), relays.start(redis.url)]);
});
afterEach(() => relays.end());

/** A visitor at one relay and an agent at the other, in conversation. */
async function talk() {
  const agent = await two.agent();
  const visitor = await one.visitor();
  const { id } = await visitor.open();
  await agent.takes(id);
  await visitor.isAssigned();
  return { agent, visitor, id };
}

test('[RL1] a visitor and an agent at different relays read each other, see each other type and come and go', async () => {
  const { agent, visitor, id } = await talk();
  visitor.send('can you hear me?');
  await agent.sees(id, 'can you hear me?');
  agent.send(id, 'every word');
  await visitor.sees(id, 'every word');
  await visitor.request('conversation:typing', { conversationId: id, typing: true });
  await until('typing', () => agent.facts('visitor:typing').length > 0);
  await agent.request('conversation:mark', { conversationId: id, delivered: 2, read: 2 });
  await until('the marks', () => visitor.facts('conversation:marked').length > 0);
  const isOnline = () => agent.inbox.mine.find((held) => held.id === id)?.visitorOnline;
  await until('the visitor to be there', () => isOnline() === true);
  visitor.socket.disconnect();
  await until('the visitor to be gone', () => isOnline() === false);
  await agent.close(id);
  await visitor.connect();
  expect(visitor.conversation?.status).toBe('closed');
});

test('[RL1] [RT3] who waits at one relay goes at once to an agent who comes, or is freed, at another', async () => {
  const visitors = [await one.visitor(), await two.visitor()];
  for (const visitor of visitors) await visitor.open();
  const [first, second] = visitors.map((visitor) => visitor.conversationId);
  await until('the second to see one ahead', () => {
    const said = visitors[1]?.conversation;
    return said?.status === 'queued' && said.ahead === 1;
  });
  const agent = await two.agent({ capacity: 1 });
  await agent.takes(String(first));
  await until('the second to be next', () => {
    const said = visitors[1]?.conversation;
    return said?.status === 'queued' && said.ahead === 0;
  });
  await visitors[0]?.close();
  expect((await agent.takes(String(second))).status).toBe('assigned');
});

test('[RL1] an agent’s pages at two relays show the same, and one gone leaves the other at work', async () => {
  const agent = await one.agent();
  const elsewhere = await two.sameAgent(agent);
  const visitor = await one.visitor();
  const { id } = await visitor.open();
  await Promise.all([agent.takes(id), elsewhere.takes(id)]);
  agent.socket.disconnect();
  await until('relay one to know', async () => {
    const leases = await redis.command('KEYS', 'porchlight:{desk}:people:*');
    return Array.isArray(leases) && leases.length === 2;
  });
  const [presence] = await two.store.presences();
  expect(presence?.connected).toBe(true);
  const next = await one.visitor();
  const waiting = await next.open();
  expect((await elsewhere.takes(waiting.id)).status).toBe('assigned');
});

test('[PR4] [AC8] signing out at one relay closes the agent’s pages at every one within a second, and gives all back', async () => {
  const agent = await one.agent();
  const elsewhere = await two.sameAgent(agent);
  const visitor = await two.visitor();
  const { id } = await visitor.open();
  await agent.takes(id);
  await consoleRequests(one.url).signOut(`porchlight=${agent.session.cookie}`);
  const pages = [agent, elsewhere];
  await until('both pages to close', () => pages.every((page) => !page.socket.connected), 1_000);
  await until('the queue', () => visitor.conversation?.status === 'queued');
  expect(await two.store.assignedTo(agent.agent.id)).toEqual([]);
});

test('[AC8] an agent who is disabled loses every page within a second, and may not come back', async () => {
  const agent = await two.agentWithPassword('minji');
  const page = await one.agentAt(agent);
  const visitor = await two.visitor();
  const { id } = await visitor.open();
  await page.takes(id);
  await two.store.saveAgent({ ...agent, disabled: true });
  const refused = await page.request('presence:set', { available: true });
  expect(codeOf(refused)).toBe('unauthenticated');
  await until('the page to close', () => !page.socket.connected, 1_000);
  await until('the queue', () => visitor.conversation?.status === 'queued');
  const again = await consoleRequests(one.url).signIn('minji', PASSWORD);
  expect(again.status).toBe(401);
});

test('[AC2] guesses at a password are counted over all relays together', async () => {
  await one.agentWithPassword('minji');
  const apis = [one, two].map(({ url }) => consoleRequests(url));
  const guess = (at: number) => apis[at % 2]?.signIn('minji', 'wrong') ?? Promise.reject(at);
  const answers = await Promise.all(Array.from({ length: 11 }, (_, at) => guess(at)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
});

test('[OP5] a visitor’s three openings in ten minutes are counted over all relays together', async () => {
  const first = await one.visitor();
  const { token } = first;
  const codes: (string | null)[] = [];
  let page = first;
  for (let at = 0; at <= LIMITS.opensPerVisitor; at++) {
    if (at > 0) page = await (at % 2 ? two : one).visitor(page.token ?? token);
    const opened = await page.tryToOpen();
    codes.push(codeOf(opened));
    if (!opened.ok) continue;
    const conversationId = opened.data.conversation.id;
    await page.request('conversation:close', { conversationId });
  }
  expect(codes).toEqual([null, null, null, 'rate_limited']);
});

test('[RL5] a page of the version before is served, and none older or newer', async () => {
  expect([-2, -1, 0, 1].map((step) => isSpoken(PROTOCOL_VERSION + step))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const agent = await two.agent();
  const older = await one.silentVisitor();
  const hello = { token: null, position: null };
  const refused = await older.request('session:hello', { ...hello, proto: PROTOCOL_VERSION - 2 });
  expect(codeOf(refused)).toBe('unsupported_protocol');
  const proto = PROTOCOL_VERSION - 1;
  dataOf(await older.request('session:hello', { ...hello, proto }));
  const { id } = await older.open();
  await agent.takes(id);
  older.send('from last year');
  await agent.sees(id, 'from last year');
  agent.send(id, 'still understood');
  await older.sees(id, 'still understood');
});

test('[RS9] what the store lost is said in the log and to both sides, and the page starts afresh', async () => {
  const { agent, visitor, id } = await talk();
  for (const text of ['first', 'second', 'third']) visitor.send(text);
  await agent.sees(id, 'third');
  await until('the outbox to empty', () => visitor.client.sender.outbox.length === 0);
  // A replica that took over without the last two messages.
  await redis.command('LTRIM', `porchlight:{${id}}:log`, '0', '-3');
  await redis.command('HINCRBY', `porchlight:{${id}}`, 'head', '-2');
  visitor.socket.disconnect();
  await visitor.connect();
  const kinds = (page: typeof visitor | typeof agent) =>
    page.clients.get(id)?.reader.timeline.entries.map((entry) => entry.kind);
  const left = ['assigned', 'message', 'data_loss'];
  for (const page of [visitor, agent]) {
    await until('the page to say so', () => String(kinds(page)) === String(left));
  }
  expect(one.log.lines.map(({ event }) => event)).toContain('store lost data');
  visitor.send('again');
  await agent.sees(id, 'again');
  const log = await one.store.entriesAfter(asConversationId(id), 0, 9);
  expect(log.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
});

test('[RS9] pages that stay connected learn of what the store lost, also once others wrote on', async () => {
  const { agent, visitor, id } = await talk();
  for (const text of ['first', 'second', 'third']) visitor.send(text);
  await agent.sees(id, 'third');
  await until('the outbox to empty', () => visitor.client.sender.outbox.length === 0);
  // A replica that took over without the last two messages, unnoticed.
  const { messageIds, record, log } = keysOf(id);
  await redis.command('LTRIM', log, '0', '-3');
  await redis.command('HINCRBY', record, 'head', '-2');
  await redis.command('DEL', messageIds);
  agent.send(id, 'where were we?');
  for (const page of [visitor, agent]) await page.sees(id, 'where were we?');
  visitor.send('here');
  for (const page of [visitor, agent]) {
    await page.sees(id, 'here');
    expect(page.messages(id)).toEqual(['first', 'where were we?', 'here']);
    expect(page.clients.get(id)?.sender.outbox).toEqual([]);
  }
  const entries = await one.store.entriesAfter(asConversationId(id), 0, 9);
  expect(entries.filter(({ kind }) => kind === 'data_loss').length).toBeGreaterThan(0);
  const [first] = visitor.clients.values();
  expect(first?.reader.timeline.entries).toEqual(entries);
});

test('[RL1] a status that one lost hint kept from a page comes with the next head', async () => {
  const { visitor, id } = await talk();
  // As by a relay that died right after the desk had decided: nobody is told.
  const other = await one.store.closeConversation(asConversationId(id), 'agent', 'Agent');
  expect(other?.entry.kind).toBe('closed');
  await until('the page to know', () => visitor.conversation?.status === 'closed', 30_000);
}, 40_000);

test('[RL2] a page that says hello as somebody else is nobody else any more', async () => {
  const visitor = await one.visitor();
  const hello = { proto: PROTOCOL_VERSION, position: null };
  for (let at = 0; at < 3; at++) {
    dataOf(await visitor.request('session:hello', { ...hello, token: null }));
  }
  const people = async () => {
    const [key] = (await redis.command('KEYS', 'porchlight:{desk}:people:*')) as string[];
    return key === undefined ? 0 : Number(await redis.command('SCARD', key));
  };
  expect(await people()).toBe(1);
  visitor.leave();
  await until('nobody to be there', async () => (await people()) === 0);
});

test('[RS9] a store that was emptied is an alarm, and its visitors are told that theirs is lost', async () => {
  const { visitor } = await talk();
  visitor.send('soon forgotten');
  await until('the ack', () => visitor.client.sender.outbox.length === 0);
  await redis.command('FLUSHALL');
  await until('the alarm', () =>
    one.log.lines.some(({ event }) => event === 'store lost everything'),
  );
  const { reader } = visitor.client;
  const hello = { proto: PROTOCOL_VERSION, token: visitor.token, position: reader.position };
  expect(codeOf(await visitor.request('session:hello', hello))).toBe('data_lost');
  const fresh = { ...hello, token: null, position: null };
  expect(dataOf(await visitor.request('session:hello', fresh)).conversation).toBeNull();
});
