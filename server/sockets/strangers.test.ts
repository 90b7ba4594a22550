import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import type { TestAgent } from '../testing/test-agent.ts';
import { dataOf } from '../testing/test-page.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import type { TestVisitor } from '../testing/test-visitor.ts';

let server: TestServer;
let visitor: TestVisitor;
let agent: TestAgent;
let id = '';
/** A visitor and their agent in the middle of it; everybody else is a stranger to them. */
beforeEach(async () => {
  server = await startTestServer();
  agent = await server.agent();
  visitor = await server.visitor();
  ({ id } = await visitor.open());
  await agent.takes(id);
  visitor.send('Between the two of us');
  await agent.sees(id, 'Between the two of us');
});
afterEach(() => server.stop());

/** All that can be asked about a conversation, with the ids that change from one to the next fixed. */
const asked = (conversationId: string) => ({
  'conversation:sync': { conversationId, epoch: null, last: 0 },
  'conversation:close': { conversationId },
  'conversation:typing': { conversationId, typing: true },
  'conversation:mark': { conversationId, delivered: 1, read: 1 },
});
const said = (conversationId: string) => ({ conversationId, cmid: newId(), text: 'Let me in' });
const visitorAsks = (conversationId: string) => ({
  ...asked(conversationId),
  'message:send': said(conversationId),
});
const agentAsks = (conversationId: string) => ({
  ...asked(conversationId),
  'message:send': { ...said(conversationId), aepoch: 1 },
  'conversation:claim': { conversationId, aepoch: 1 },
});

/** The answers as they came over the wire, by event. */
async function answers(page: TestVisitor | TestAgent, asks: Record<string, unknown>) {
  const told: Record<string, string> = {};
  for (const [event, payload] of Object.entries(asks)) {
    told[event] = JSON.stringify(await page.socket.timeout(5_000).emitWithAck(event, payload));
  }
  return told;
}

const NOT_FOUND = '{"ok":false,"error":{"code":"not_found"}}';
const notFound = (asks: Record<string, unknown>) =>
  Object.fromEntries(Object.keys(asks).map((event) => [event, NOT_FOUND]));

/** Nothing of what a stranger tried left a mark, and none of the two heard of it. */
async function isUntouched(): Promise<void> {
  const before = agent.heard.length + visitor.heard.length;
  const position = { conversationId: id, epoch: null, last: 0 };
  const page = dataOf(await visitor.request('conversation:sync', position));
  expect(page.entries.map(({ kind }) => kind)).toEqual(['assigned', 'message']);
  const { marks } = (await visitor.hello()).conversation ?? {};
  expect(marks).toEqual({ visitorDelivered: 0, visitorRead: 0, agentDelivered: 0, agentRead: 0 });
  expect(agent.facts('visitor:typing')).toEqual([]);
  expect(visitor.facts('agent:typing')).toEqual([]);
  expect(before).toBeGreaterThan(0);
}

test('[RS8] to another visitor a conversation is as if it did not exist', async () => {
  const stranger = await server.visitor();
  await stranger.open();
  const foreign = await answers(stranger, visitorAsks(id));
  expect(foreign).toEqual(notFound(foreign));
  expect(await answers(stranger, visitorAsks(newId()))).toEqual(foreign);
  await isUntouched();
});

test('[RS8] to a visitor of another site it is as if it did not exist', async () => {
  const stranger = await server.visitor(null, await server.saveSite());
  const foreign = await answers(stranger, visitorAsks(id));
  expect(foreign).toEqual(notFound(foreign));
  expect(await answers(stranger, visitorAsks(newId()))).toEqual(foreign);
  await isUntouched();
});

test('[RS8] to an agent of another site it is as if it did not exist', async () => {
  const stranger = await server.agent({ siteIds: [await server.saveSite()] });
  const foreign = await answers(stranger, agentAsks(id));
  expect(foreign).toEqual(notFound(foreign));
  expect(await answers(stranger, agentAsks(newId()))).toEqual(foreign);
  await isUntouched();
});

test('[RS8] an agent of the same site who has not got it reads nothing of it and changes nothing', async () => {
  const stranger = await server.agent();
  const foreign = await answers(stranger, asked(id));
  expect(foreign).toEqual(notFound(foreign));
  expect(await answers(stranger, asked(newId()))).toEqual(foreign);
  const tried = await answers(stranger, agentAsks(id));
  expect(tried['message:send']).toBe('{"ok":false,"error":{"code":"not_assigned"}}');
  expect(tried['conversation:claim']).toBe('{"ok":false,"error":{"code":"taken"}}');
  await isUntouched();
});

test('[RS8] naming somebody else’s conversation at hello tells nothing of it', async () => {
  const stranger = await server.visitor();
  const position = { conversationId: id, epoch: null, last: 0 };
  const hello = { proto: 1, token: stranger.token, position };
  const welcome = dataOf(await stranger.request('session:hello', hello));
  expect([welcome.conversation, welcome.page]).toEqual([null, null]);
});

test('[RS8] an agent of another site sees neither queue nor conversation of this one', async () => {
  const stranger = await server.agent({ siteIds: [await server.saveSite()] });
  const waiting = await server.visitor();
  await agent.setAvailable(false);
  await waiting.open();
  const welcome = dataOf(await stranger.request('session:hello', { proto: 1 }));
  expect(welcome.inbox).toMatchObject({ queue: [], waiting: 0, mine: [] });
  expect(JSON.stringify(stranger.heard)).not.toContain(id);
  expect(JSON.stringify(stranger.heard)).not.toContain(waiting.conversationId);
});
