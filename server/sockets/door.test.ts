import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '../../shared/events.ts';
import { agentPayloads, visitorPayloads, wrongOnes } from '../testing/payloads.ts';
import type { TestAgent } from '../testing/test-agent.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import type { TestVisitor } from '../testing/test-visitor.ts';

type Page = TestVisitor | TestAgent;
type Answer = { readonly ok: boolean; readonly error?: { readonly code: string } };
const INVALID = { ok: false, error: { code: 'invalid_payload' } };

let server: TestServer;
let visitor: TestVisitor;
let agent: TestAgent;
let bystander: TestVisitor;
beforeAll(async () => {
  server = await startTestServer();
  visitor = await server.visitor();
  agent = await server.agent();
  bystander = await server.visitor();
});
afterAll(() => server.stop());

const say = (page: Page, event: string, ...args: unknown[]): Promise<Answer> =>
  page.socket.timeout(5_000).emitWithAck(event, ...args);

/** A visitor opens three in ten minutes; a new one on the same page may again. */
async function sayAsNew(event: string, payload: unknown): Promise<Answer> {
  const hello = { proto: PROTOCOL_VERSION, token: null, position: null };
  if (event === 'conversation:open') await say(visitor, 'session:hello', hello);
  return say(visitor, event, payload);
}
const say2 = {
  visitor: sayAsNew,
  agent: (event: string, payload: unknown) => say(agent, event, payload),
};
const EVENTS = [
  ...Object.keys(visitorPayloads()).map((event) => ['visitor', event] as const),
  ...Object.keys(agentPayloads()).map((event) => ['agent', event] as const),
];
const payloadOf = (side: 'visitor' | 'agent', event: string) =>
  (side === 'visitor' ? visitorPayloads() : agentPayloads())[event] ?? {};

test.each(EVENTS)('[AC5] a %s’s %s gets past the door in its right shape', async (side, event) => {
  expect(await say2[side](event, payloadOf(side, event))).not.toEqual(INVALID);
});

test.each(EVENTS)(
  '[AC5] a %s’s %s is refused for one thing wrong, whichever',
  async (side, event) => {
    const through: string[] = [];
    for (const [name, payload] of wrongOnes(payloadOf(side, event))) {
      const answer = await say2[side](event, payload);
      if (JSON.stringify(answer) !== JSON.stringify(INVALID)) through.push(name);
    }
    expect(through).toEqual([]);
  },
);

test.each(EVENTS)(
  '[AC6] a %s’s %s with no payload at all, or none that is one',
  async (side, event) => {
    const page = side === 'visitor' ? visitor : agent;
    expect(await say(page, event)).toEqual(INVALID);
    for (const odd of [
      null,
      0,
      '',
      'text',
      true,
      [],
      [[]],
      Buffer.from('binary'),
      new Uint8Array(100),
    ]) {
      expect(await say(page, event, odd)).toEqual(INVALID);
    }
    const field = { ...payloadOf(side, event), conversationId: Buffer.from('binary') };
    expect(await say(page, event, field)).toEqual(INVALID);
  },
);

test.each(EVENTS)('[AC6] a %s’s %s without an acknowledgement asked for', async (side, event) => {
  const page = side === 'visitor' ? visitor : agent;
  page.socket.emit(event);
  page.socket.emit(event, { odd: true });
  page.socket.emit(event, payloadOf(side, event), 'one more', 7);
  expect(await say(page, 'nothing of this name', {})).toEqual(INVALID);
});

test.each(EVENTS)('[AC5] a %s’s %s with keys that reach a prototype', async (side, event) => {
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    const own: object = JSON.parse(`{"${key}":{"polluted":true}}`);
    const payload = payloadOf(side, event);
    const deep = Object.fromEntries(Object.keys(payload).map((name) => [name, own]));
    for (const odd of [{ ...payload, ...own }, JSON.parse(JSON.stringify(own)), deep]) {
      expect(await say2[side](event, odd)).toEqual(INVALID);
    }
  }
  expect('polluted' in {}).toBe(false);
});

test.each(['visitor', 'agent'] as const)('[AC5] a %s’s unknown events get a code', async (side) => {
  const page = side === 'visitor' ? visitor : agent;
  const names = [
    '',
    'error',
    'connection',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
  ];
  for (const name of [...names, 'conversation:release', 'conversation:open ', 'x'.repeat(5_000)]) {
    expect(await say(page, name, {})).toEqual(INVALID);
  }
  const foreign = side === 'visitor' ? 'presence:set' : 'conversation:open';
  expect(await say(page, foreign, { available: true })).toEqual(INVALID);
});

test('[AC5] before hello a visitor is nobody, whatever they send', async () => {
  const stranger = await server.silentVisitor();
  const { 'session:hello': hello, ...rest } = visitorPayloads();
  for (const [event, payload] of Object.entries(rest)) {
    const answer = await say(stranger, event, payload);
    expect(answer).toEqual({ ok: false, error: { code: 'unauthenticated' } });
  }
  expect(await say(stranger, 'session:hello', { ...hello, token: null })).toMatchObject({
    ok: true,
  });
});

test('[AC5] a hello of a protocol that is not spoken is told so', async () => {
  const refused = { ok: false, error: { code: 'unsupported_protocol' } };
  for (const proto of [0, PROTOCOL_VERSION + 1]) {
    expect(await say(agent, 'session:hello', { proto })).toEqual(refused);
    const hello = { proto, token: null, position: null };
    expect(await say(visitor, 'session:hello', hello)).toEqual(refused);
  }
});

test('[AC5] a token that is unknown, or of another site, greets nobody', async () => {
  const hello = { proto: PROTOCOL_VERSION, token: 'A'.repeat(43), position: null };
  const refused = { ok: false, error: { code: 'token_expired' } };
  expect(await say(visitor, 'session:hello', hello)).toEqual(refused);
  const elsewhere = await server.visitor(null, await server.saveSite());
  expect(await say(visitor, 'session:hello', { ...hello, token: elsewhere.token })).toEqual(
    refused,
  );
});

test('[AC6] after all of it everybody is still connected, and nothing failed inside', async () => {
  expect(visitor.socket.connected && agent.socket.connected).toBe(true);
  expect((await bystander.hello()).siteName).toBe('Example');
  expect(server.log.lines.filter(({ event }) => event === 'event failed')).toEqual([]);
});
