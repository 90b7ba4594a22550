import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROTOCOL_VERSION, type Ack } from '../../shared/events.ts';
import { Cluster } from '../testing/cluster.ts';
import { Crowd } from '../testing/crowd.ts';
import type { RelayProcess } from '../testing/relay-process.ts';
import { codeOf } from '../testing/test-page.ts';
import type { TestVisitor } from '../testing/test-visitor.ts';
import { say } from '../testing/say.ts';
import { until } from '../testing/until.ts';

const OUTAGES = 5;
/** Long enough to see a relay that tries again without a pause. */
const LONG_MS = 3_000;

const cluster = new Cluster();
beforeAll(() => cluster.start(3), 30_000);
afterAll(() => cluster.end());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const areTold = (crowd: Crowd, times: number) =>
  until(
    `every page to hear of the store for time ${times}`,
    () => crowd.pages.every((page) => page.facts('relay:store').length === times),
    20_000,
  );

/** The share of a core that a relay takes over so long. */
async function shareOfCore(relay: RelayProcess, ms: number): Promise<number> {
  const [cpuMs, since] = [relay.cpuMs(), performance.now()];
  await pause(ms);
  return (relay.cpuMs() - cpuMs) / (performance.now() - since);
}

/** One outage: all that is asked while Redis is away is refused, however long that takes. */
async function outage(crowd: Crowd, at: number, ms: number): Promise<number> {
  await cluster.redis.kill();
  // Answers to what was kept before come first on each connection.
  await areTold(crowd, 2 * at + 1);
  const { acks } = crowd;
  const asked = crowd.talks
    .slice(0, 1)
    .flatMap(({ id, visitor, agent }) => [
      visitor.request('conversation:sync', { conversationId: id, epoch: null, last: 0 }),
      visitor.request('conversation:close', { conversationId: id }),
      agent.request('presence:set', { available: false }),
    ]);
  const shares = await Promise.all(cluster.relays.map((relay) => shareOfCore(relay, ms)));
  const codes = (await Promise.all<Ack<unknown>>(asked)).map(codeOf);
  expect(codes).toEqual(['unavailable', 'unavailable', 'unavailable']);
  expect(crowd.acks).toBe(acks);
  await cluster.redis.start();
  await cluster.isStoreBack();
  await areTold(crowd, 2 * at + 2);
  return Math.max(...shares);
}

test('[RL3] [MS1] [MS9] Redis killed five times loses nothing that was acknowledged; meanwhile nothing is, no page loses its connection, each is told, and no relay ends or spins', async () => {
  const crowd = await Crowd.gather(cluster, { visitors: 12, agents: 4 });
  crowd.startTalking(250);
  const shares: number[] = [];
  for (let at = 0; at < OUTAGES; at++) {
    const { acks } = crowd;
    await until('everybody to get through', () => crowd.acks > acks + crowd.talks.length, 20_000);
    shares.push(await outage(crowd, at, at === 0 ? LONG_MS : 200));
    await crowd.readAll(Math.random);
  }
  say(`busiest relay in ${LONG_MS} ms without Redis: ${shares[0]?.toFixed(3)} of a core`);
  expect(shares[0]).toBeLessThan(0.1);
  expect(await crowd.verdict()).toEqual([]);
  say(`${OUTAGES} outages, ${crowd.acks} acknowledged, ${crowd.readings} readings`);
  expect(new Set(crowd.connects.values())).toEqual(new Set([1]));
  const told = Array.from({ length: OUTAGES }, () => [{ available: false }, { available: true }]);
  for (const page of crowd.pages) expect(page.facts('relay:store')).toEqual(told.flat());
  expect(cluster.relays.every(({ isRunning }) => isRunning)).toBe(true);
  expect(cluster.relays.flatMap((relay) => relay.logged('unexpected'))).toEqual([]);
  for (const page of crowd.pages) page.leave();
}, 120_000);

/** What a page hears that comes back with what it has. */
async function comesBack(visitor: TestVisitor): Promise<string | null> {
  const { position } = visitor.client.reader;
  const hello = { proto: PROTOCOL_VERSION, token: visitor.token, position };
  return codeOf(await visitor.request('session:hello', hello));
}

test('[RS9] Redis that comes back empty is an alarm at every relay and told to everybody; with the site put back, life goes on', async () => {
  const crowd = await Crowd.gather(cluster, { visitors: 6, agents: 2 });
  for (const talk of crowd.talks) talk.say();
  await crowd.isQuiet();
  await cluster.redis.wipe();
  await cluster.isStoreBack();
  await until(
    'the alarm of every relay',
    () => cluster.relays.every((relay) => relay.logged('store lost everything').length === 1),
    20_000,
  );
  const alarms = cluster.relays.flatMap((relay) => relay.logged('store lost everything'));
  for (const line of alarms) expect(JSON.parse(line)).toMatchObject({ level: 50 });
  await until('every console to be closed', () =>
    crowd.agents.every((agent) => agent.facts('session:ended').length > 0),
  );
  for (const { id, visitor } of crowd.talks) {
    const before = visitor.messages(id);
    expect(await comesBack(visitor)).toBe('data_lost');
    visitor.send('is anybody there?');
    const failed = () => visitor.client.sender.outbox.find(({ state }) => state === 'failed');
    expect(await until('the page to say so', failed)).toMatchObject({ text: 'is anybody there?' });
    expect(visitor.messages(id)).toEqual(before);
  }
  await cluster.saveSite(crowd.siteId);
  for (const page of crowd.pages) page.leave();
  const agent = await cluster.agent(crowd.siteId, { displayName: 'Agent after' });
  const visitor = await cluster.visitor(crowd.siteId);
  const { id } = await visitor.open();
  await until('the agent to have it', () => agent.has(id), 20_000);
  await agent.takes(id);
  visitor.send('from the start');
  await agent.sees(id, 'from the start');
  agent.send(id, 'I am listening');
  await visitor.sees(id, 'I am listening');
  expect(await cluster.breachesOfPlaces(crowd.siteId, [id])).toEqual([]);
}, 90_000);
