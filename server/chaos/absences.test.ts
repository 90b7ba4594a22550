import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { TIMES } from '../../shared/limits.ts';
import type { Entry, SiteId } from '../../shared/model.ts';
import { asConversationId, newId } from '../ids.ts';
import { Cluster, GRACE_MS } from '../testing/cluster.ts';
import { consoleRequests } from '../testing/console-requests.ts';
import { Crowd } from '../testing/crowd.ts';
import { breachesOfHands, breachesOfPage } from '../testing/history.ts';
import type { RelayProcess } from '../testing/relay-process.ts';
import { isSubscription, TcpProxy } from '../testing/tcp-proxy.ts';
import type { TestAgent } from '../testing/test-agent.ts';
import { codeOf } from '../testing/test-page.ts';
import type { TestVisitor } from '../testing/test-visitor.ts';
import { say } from '../testing/say.ts';
import { until } from '../testing/until.ts';

/** These mostly wait for the relays' own clocks, so all of them wait together. */
vi.setConfig({ maxConcurrency: 10, testTimeout: 140_000 });

/** Fault F18. */
const FROZEN_MS = 30_000;
/** How late a sweep may be: it looks every five seconds. */
const SWEEP_MS = 7_000;

const cluster = new Cluster();
const ends: (() => Promise<void>)[] = [() => cluster.end()];
let steady: RelayProcess;
beforeAll(async () => {
  await cluster.start();
  steady = await cluster.addRelay();
}, 30_000);
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const has = (agent: TestAgent, id: string) =>
  until(`${agent.agent.displayName} to have it`, () => agent.has(id), 60_000);
const signOut = ({ session }: TestAgent) =>
  consoleRequests(steady.url).signOut(`porchlight=${session.cookie}`);

const textsOf = (log: readonly Entry[]): string[] =>
  log.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []));

/** The log at the end, held against what all agents were shown and the visitor's page shows. */
async function judged(
  siteId: SiteId,
  visitor: TestVisitor,
  agents: readonly TestAgent[],
  others: readonly string[] = [],
) {
  const id = visitor.conversationId;
  const log = await cluster.store.entriesAfter(asConversationId(id), 0, 1_000);
  const holds = agents.flatMap((agent) => agent.holds(id));
  expect(breachesOfHands(log, holds)).toEqual([]);
  expect(log.filter(({ kind }) => kind === 'requeued')).toHaveLength(1);
  const { reader } = visitor.client;
  await until('the page to catch up', () => reader.position.last === log.length, 30_000);
  expect(breachesOfPage('the visitor’s page', reader.timeline.entries, log)).toEqual([]);
  expect(await cluster.breachesOfPlaces(siteId, [id, ...others])).toEqual([]);
  return log;
}

test.concurrent(
  '[RL1] [RS4] [AC8] a relay that hears nothing of the others finds what it missed in the store, and closes who signed out elsewhere',
  async () => {
    const line = await new TcpProxy(cluster.redis.port, { select: isSubscription }).start();
    ends.push(() => line.end());
    const deaf = await cluster.addRelay(`redis://127.0.0.1:${line.port}`);
    const siteId = await cluster.saveSite();
    const agent = await cluster.agent(siteId, { displayName: 'Speaker' }, steady.url);
    const visitor = await cluster.visitor(siteId, deaf.url);
    const { id } = await visitor.open();
    await agent.takes(id);
    agent.send(id, 'can you hear me?');
    await visitor.sees(id, 'can you hear me?');
    const guest = await cluster.agent(siteId, { displayName: 'Guest' }, deaf.url);

    line.blackhole('both');
    agent.send(id, 'and now?');
    const since = performance.now();
    await until('the words to be lost', () => line.lostBytes > 0);
    await signOut(guest);
    await until('the page to be closed', () => !guest.socket.connected, 3_000);
    const closedMs = performance.now() - since;
    expect(guest.facts('session:ended')).toHaveLength(1);
    expect(visitor.messages(id)).not.toContain('and now?');
    await until('the repair', () => visitor.messages(id).includes('and now?'), 35_000);
    const repairedMs = performance.now() - since;
    say(`deaf relay: repaired in ${repairedMs} ms, signed out in ${closedMs} ms`);
    expect(visitor.facts('conversation:head').length).toBeGreaterThan(0);

    await line.heal();
    // What nothing but a hint can bring: it is in no store.
    await until(
      'the relay to hear again',
      async () => {
        await agent.request('conversation:typing', { conversationId: id, typing: true });
        await pause(200);
        return visitor.facts('agent:typing').length > 0;
      },
      30_000,
    );
  },
);

test.concurrent(
  '[RL2] [PR4] [MS3] a relay frozen for 30 s keeps what visitors said through it, once, and nothing of an agent who signed out meanwhile',
  async () => {
    const frozen = await cluster.addRelay();
    const siteId = await cluster.saveSite();
    const agent = await cluster.agent(siteId, { displayName: 'Frozen' }, frozen.url);
    const visitor = await cluster.visitor(siteId, frozen.url);
    const { id } = await visitor.open();
    await agent.takes(id);
    const next = await cluster.agent(siteId, { displayName: 'Next' }, steady.url);

    frozen.stop();
    const words = ['is it cold?', 'it is cold'];
    words.forEach((text) => visitor.send(text));
    agent.send(id, 'from the ice');
    expect((await signOut(agent)).status).toBe(204);
    await pause(FROZEN_MS);
    frozen.cont();

    await has(next, id);
    await next.takes(id);
    next.send(id, 'warm here');
    const all = [...words, 'warm here'];
    const isThrough = () => all.every((text) => visitor.messages(id).includes(text));
    await until('the visitor to be through', isThrough, 60_000);
    await until('the old page to be out', () => !agent.socket.connected && !agent.socket.active);
    const log = await judged(siteId, visitor, [agent, next]);
    const texts = textsOf(log);
    expect([...texts].sort()).toEqual([...all].sort());
    expect(texts.filter((text) => words.includes(text))).toEqual(words);
    expect(agent.client(id).sender.outbox.map(({ text }) => text)).toEqual(['from the ice']);
  },
);

type Away = { relay: RelayProcess; agent: TestAgent; id: string };

/** Once its lease and grace are over and others have the conversation, the relay goes on. */
async function thaw({ relay, agent, id }: Away): Promise<void> {
  relay.cont();
  const late = { conversationId: id, cmid: newId(), text: 'late', aepoch: 1 };
  const code = await until(
    'an answer of the relay',
    async () => {
      await pause(100);
      const refusal = codeOf(await agent.request('message:send', late)) ?? 'stored';
      return refusal !== 'unavailable' && refusal;
    },
    60_000,
  );
  expect(code).toBe('not_assigned');
}

/** Ends when the agent's relay has seen that the page is gone. */
async function vanish({ agent: page }: Away): Promise<void> {
  page.vanish();
  await until('the relay to see it', async () => {
    const presences = await cluster.store.presences();
    return presences.some(({ agentId, connected }) => agentId === page.agent.id && !connected);
  });
}

const ABSENCES: [string, (away: Away) => unknown, (away: Away) => Promise<void>][] = [
  ['whose page is gone without a word', vanish, async () => {}],
  ['whose relay is killed', ({ relay }) => relay.kill(), async () => {}],
  ['whose relay is frozen', ({ relay }) => relay.stop(), thaw],
];

test.concurrent.each(ABSENCES)(
  '[RL2] [PR2] [QU3] what an agent has %s goes back once, to the front, after lease and grace, and then to another',
  async (how, leave, comeBack) => {
    const siteId = await cluster.saveSite();
    const relay = await cluster.addRelay();
    const agent = await cluster.agent(siteId, { displayName: 'Lost', capacity: 1 }, relay.url);
    const [first, second] = [
      await cluster.visitor(siteId, steady.url),
      await cluster.visitor(siteId, steady.url),
    ];
    const { id } = await first.open();
    await agent.takes(id);
    const { id: waiting } = await second.open();
    agent.send(id, 'one moment');
    await first.sees(id, 'one moment');
    expect(await cluster.queueOf(siteId)).toEqual([waiting]);

    await leave({ relay, agent, id });
    const leftAt = await cluster.store.now();
    agent.send(id, 'from nowhere');
    await until('the queue', async () => (await cluster.queueOf(siteId)).length > 1, 70_000);
    expect(await cluster.queueOf(siteId)).toEqual([id, waiting]);
    const log = await cluster.store.entriesAfter(asConversationId(id), 0, 1_000);
    const backAt = log.find(({ kind }) => kind === 'requeued')?.at ?? 0;
    say(`${how}: back after ${backAt - leftAt} ms`);
    const presences = await cluster.store.presences();
    const { leaseUntil = 0 } = presences.find(({ agentId }) => agentId === agent.agent.id) ?? {};
    expect(leaseUntil).toBeGreaterThan(leftAt);
    expect(leaseUntil).toBeLessThanOrEqual(leftAt + TIMES.leaseMs);
    expect(backAt).toBeGreaterThanOrEqual(leaseUntil + GRACE_MS);
    expect(backAt).toBeLessThanOrEqual(leaseUntil + GRACE_MS + SWEEP_MS);

    const named = { displayName: 'Next', capacity: 1 };
    const next = await cluster.agent(siteId, named, steady.url);
    await next.takes(id);
    next.send(id, 'I have read it all');
    await first.sees(id, 'I have read it all');
    expect(await cluster.queueOf(siteId)).toEqual([waiting]);
    await comeBack({ relay, agent, id });
    const end = await judged(siteId, first, [agent, next], [waiting]);
    expect(textsOf(end)).toEqual(['one moment', 'I have read it all']);
  },
);

test.concurrent(
  '[TR2] [RL5] [MS8] a rolling restart of all relays costs nobody a message, on pages of this version and the one before',
  async () => {
    const rolling = new Cluster();
    ends.push(() => rolling.end());
    await rolling.start(3);
    const crowd = await Crowd.gather(rolling, { visitors: 12, agents: 4, older: 6 });
    crowd.startTalking(300);
    for (const relay of rolling.relays) {
      expect(await relay.term()).toBe(0);
      await relay.start();
      await crowd.readAll(Math.random);
    }
    expect(await crowd.verdict()).toEqual([]);
    say(`rolling: ${crowd.acks} acknowledged, ${crowd.readings} readings`);
    expect(Math.min(...crowd.connects.values())).toBeGreaterThan(1);
  },
);
