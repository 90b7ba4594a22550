import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { asConversationId } from './ids.ts';
import { RedisServer } from './testing/redis-server.ts';
import { poll, sidOf } from './testing/raw-requests.ts';
import { ORIGIN } from './testing/sample-report.ts';
import { codeOf } from './testing/test-page.ts';
import { TestRelays } from './testing/test-relays.ts';
import type { TestServer } from './testing/test-server.ts';
import { until } from './testing/until.ts';

const redis = new RedisServer();
const relays = new TestRelays();
let server: TestServer;

beforeAll(() => redis.start());
afterAll(() => redis.end());
beforeEach(async () => {
  await redis.command('FLUSHALL');
  server = await relays.start(redis.url);
});
afterEach(() => relays.end());

async function talk() {
  const agent = await server.agent();
  const visitor = await server.visitor();
  const { id } = await visitor.open();
  await agent.takes(id);
  return { agent, visitor, id };
}

/** The two ways to be away: gone, which is noticed at once, and silent, which takes a deadline. */
const WAYS = [
  ['is killed', () => redis.kill(), () => redis.start()],
  ['hangs', () => redis.stop(), () => redis.cont()],
] as const;

test.each(WAYS)(
  '[RL3] [MS9] when Redis %s nothing is acknowledged, nobody is cut off, and all goes on when it is back',
  async (_way, leave, comeBack) => {
    const { agent, visitor, id } = await talk();
    const drops: string[] = [];
    for (const page of [visitor, agent]) page.socket.on('disconnect', (why) => drops.push(why));
    await leave();
    const claim = { conversationId: id, aepoch: 1 };
    expect(codeOf(await agent.request('conversation:claim', claim))).toBe('unavailable');
    expect(codeOf(await visitor.tryToOpen())).toBe('unavailable');
    visitor.send('kept in the page meanwhile');
    for (const page of [visitor, agent]) {
      await until('to be told', () => page.facts('relay:store').length === 1, 15_000);
    }
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(visitor.client.sender.outbox).toHaveLength(1);
    await comeBack();
    await agent.sees(id, 'kept in the page meanwhile');
    agent.send(id, 'and here it is');
    await visitor.sees(id, 'and here it is');
    for (const page of [visitor, agent]) {
      await until('to be told', () => page.facts('relay:store').length === 2);
      const told = page.facts<{ available: boolean }>('relay:store');
      expect(told.map(({ available }) => available)).toEqual([false, true]);
    }
    expect(drops).toEqual([]);
    const events = server.log.lines.map(({ event }) => event);
    expect(events.filter((event) => event === 'store away')).toHaveLength(1);
    expect(events.filter((event) => event === 'store back')).toHaveLength(1);
  },
  60_000,
);

test('[RL3] [OP4] while Redis is away open polls go on, foreign ones are refused, and newcomers hear to come later', async () => {
  const query = `site=${server.siteId}`;
  const asked = { query, origin: ORIGIN };
  const sid = sidOf(await poll(server.url, asked));
  await redis.kill();
  const withSid = { ...asked, query: `${query}&sid=${sid}` };
  const said = await poll(server.url, { ...withSid, method: 'POST', body: '40/visitor,' });
  expect(said.status).toBe(200);
  expect((await poll(server.url, { ...withSid, origin: 'https://evil.tld' })).status).toBe(403);
  expect((await poll(server.url, asked)).status).toBe(503);
  await redis.start();
  await until('newcomers to get in', async () => (await poll(server.url, asked)).status === 200);
});

test('[RL2] [PR2] who left while Redis was away is not there when it is back, and who stayed is', async () => {
  const { agent, visitor, id } = await talk();
  const staying = await server.agent();
  await redis.kill();
  await until('to be told', () => staying.facts('relay:store').length === 1, 15_000);
  agent.leave();
  visitor.leave();
  await until('both to be gone', () => server.log.lines.filter(isUntold).length === 2, 15_000);
  await redis.start();
  await until('the store to be back', () => staying.facts('relay:store').length === 2, 15_000);
  const connected = async (agentId: string) =>
    (await server.store.presences()).find((each) => each.agentId === agentId)?.connected;
  await until('the agent to be gone', async () => (await connected(agent.agent.id)) === false);
  expect(await connected(staying.agent.id)).toBe(true);
  const conversation = await server.store.conversation(asConversationId(id));
  if (!conversation) throw new Error('the conversation is gone');
  expect(await server.store.connected([conversation.visitorId])).toEqual([]);
  const next = await server.visitor();
  expect((await staying.takes((await next.open()).id)).status).toBe('assigned');
}, 40_000);

const isUntold = ({ event }: { event: string }) => event === 'a leave was not told';

test('[RL3] a Redis that is full is said, and so is that it has room again', async () => {
  const { agent, visitor, id } = await talk();
  await redis.command('CONFIG', 'SET', 'maxmemory', '1mb');
  visitor.send('waits for room');
  await until('to be told', () => agent.facts('relay:store').length === 1, 20_000);
  expect(visitor.client.sender.outbox).toHaveLength(1);
  await redis.command('CONFIG', 'SET', 'maxmemory', '0');
  const has = () => agent.messages(id).includes('waits for room');
  await until('the message', has, 25_000);
  await until('to be told', () => agent.facts('relay:store').length === 2, 15_000);
}, 40_000);
