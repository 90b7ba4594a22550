import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TIMES } from '../shared/limits.ts';
import { Journey } from './testing/journey.ts';
import { poll } from './testing/raw-requests.ts';
import { ORIGIN } from './testing/sample-report.ts';
import { dataOf } from './testing/test-page.ts';
import { PASSWORD } from './testing/test-server.ts';
import { until } from './testing/until.ts';

let journey: Journey;
beforeEach(async () => {
  journey = await new Journey({ PORCHLIGHT_MESSAGES_PER_5S: '1000' }).start();
  await journey.furnish();
});
afterEach(() => journey.end());

/** A visitor and an agent in the middle of it. */
async function talk() {
  const agent = await journey.agent(PASSWORD);
  const visitor = await journey.visitor();
  const { id } = await visitor.open();
  await agent.takes(id);
  return { agent, visitor, id };
}
const isOver = async (ms: number): Promise<number | null> => {
  const since = performance.now();
  const { code } = await journey.relay.ended;
  expect(performance.now() - since).toBeLessThan(ms);
  return code;
};

test('[TR2] on TERM pages are told to leave, nobody new gets in, and what was acknowledged stays', async () => {
  const { agent, visitor, id } = await talk();
  const { url } = journey.relay;
  for (let at = 0; at < 20; at++) visitor.send(`before ${at}`);
  journey.relay.signal('SIGTERM');
  for (const page of [visitor, agent]) {
    await until('to be told', () => page.facts('relay:draining').length > 0);
    const [told] = page.facts<{ inMs: number }>('relay:draining');
    expect(told?.inMs).toBeGreaterThanOrEqual(0);
    expect(told?.inMs).toBeLessThan(TIMES.drainSpreadMs);
  }
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const newcomer = await poll(url, { query: `site=${journey.siteId}`, origin: ORIGIN });
  expect(newcomer.status).toBe(503);
  agent.send(id, 'said while leaving');
  await visitor.sees(id, 'said while leaving');
  await until('all of it acknowledged', () => visitor.client.sender.outbox.length === 0);
  visitor.leave();
  agent.leave();
  expect(await isOver(5_000)).toBe(0);
  await journey.start();
  const again = await journey.visitor(visitor.token);
  const position = { conversationId: id, epoch: null, last: 0 };
  const page = dataOf(await again.request('conversation:sync', position));
  const texts = page.entries.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []));
  expect(texts.filter((text) => text.startsWith('before'))).toHaveLength(20);
  expect(texts).toContain('said while leaving');
});

test('[TR2] a page that does not leave, and a request that never ends, hold nothing up', async () => {
  const { visitor } = await talk();
  const { port } = new URL(journey.relay.url);
  const slow = connect(Number(port), 'localhost');
  slow.on('error', () => {});
  await once(slow, 'connect');
  slow.write(
    'POST /console/api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{',
  );
  await until('an answer beside it', async () => (await fetch(`${journey.relay.url}/healthz`)).ok);
  journey.relay.signal('SIGINT');
  expect(await isOver(5_000)).toBe(0);
  expect(visitor.facts('relay:draining')).toHaveLength(1);
  slow.destroy();
});
