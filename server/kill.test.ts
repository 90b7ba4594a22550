import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { asAgentId, asConversationId, asSiteId, hashOf, newId, newToken } from './ids.ts';
import { createSqliteStore } from './store/sqlite/sqlite.ts';
import { breachesOf, type Acknowledged } from './testing/history.ts';
import { RelayProcess } from './testing/relay-process.ts';
import { ORIGIN } from './testing/sample-report.ts';
import { TestAgent } from './testing/test-agent.ts';
import { TestVisitor } from './testing/test-visitor.ts';
import { until } from './testing/until.ts';

/** Fault F1: 25 kills, 20 visitors, 5 agents. */
const KILLS = 25;
const VISITORS = 20;
const AGENTS = 5;
const SITE = asSiteId('site-of-the-tests-0000');

const folder = mkdtempSync(join(tmpdir(), 'porchlight-kill-'));
const relay = new RelayProcess({
  PORCHLIGHT_DATA: folder,
  PORCHLIGHT_DEMO: 'off',
  PORCHLIGHT_SOCKETS_PER_ADDRESS: '1000',
  PORCHLIGHT_MESSAGES_PER_5S: '100000',
});
afterAll(async () => {
  await relay.kill();
  rmSync(folder, { recursive: true, force: true });
});

const openStore = () =>
  createSqliteStore({
    file: join(folder, 'porchlight.db'),
    workerUrl: new URL(String(process.env['PORCHLIGHT_TEST_SQLITE_WORKER'])),
  });

/** Five agents with capacity for all, signed in already. */
async function seed() {
  const store = await openStore();
  await store.saveSite({ id: SITE, name: 'Example', origins: [ORIGIN] });
  const agents = Array.from({ length: AGENTS }, async (_, at) => {
    const id = asAgentId(newId());
    const [cookie, csrf] = [newToken(), newToken()];
    const named = { id, login: `agent-${at}`, displayName: `Agent ${at}` };
    const agent = { ...named, passwordHash: null, capacity: VISITORS, siteIds: null };
    const whole = { ...agent, passwordless: false, disabled: false };
    await store.saveAgent(whole);
    const now = await store.now();
    const hash = hashOf(cookie);
    await store.saveSession({ hash, agentId: id, csrf, createdAt: now, seenAt: now });
    await store.setAvailable(id, true);
    return { agent: whole, session: { cookie, csrf, hash } };
  });
  const seeded = await Promise.all(agents);
  await store.close();
  return seeded;
}

type Talker = { say(): void; readonly sent: string[]; readonly left: () => number };

/** Notes each ack of a page, and gives the page a voice that says numbered lines. */
function talk(
  name: string,
  page: TestVisitor | TestAgent,
  conversationId: string,
  acknowledged: Acknowledged[],
): Talker {
  const client = page instanceof TestVisitor ? page.client : page.client(conversationId);
  const sent: string[] = [];
  page.onAck(conversationId, ({ cmid, seq }) => acknowledged.push({ cmid, seq }));
  return {
    sent,
    left: () => client.sender.outbox.length,
    say() {
      if (client.sender.outbox.length > 100) return;
      const text = `${name} ${sent.length}`;
      sent.push(text);
      client.sender.send(text);
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('[MS1] [MS2] [MS3] [MS8] killed 25 times in mid-sentence, the relay loses, doubles and swaps nothing it acknowledged', async () => {
  const seeded = await seed();
  await relay.start();
  const agents = seeded.map(({ agent, session }) => new TestAgent(relay.url, agent, session));
  await Promise.all(agents.map((agent) => agent.connect()));
  const visitors = Array.from({ length: VISITORS }, () => new TestVisitor(relay.url, SITE));
  await Promise.all(visitors.map((visitor) => visitor.connect()));
  const conversations = await Promise.all(
    visitors.map(async (visitor, at) => {
      const { id } = await visitor.open();
      const agent = await until('an agent', () => agents.find((each) => each.has(id)));
      await agent.takes(id);
      const acknowledged: Acknowledged[] = [];
      const talkers = [
        talk(`visitor ${at} says`, visitor, id, acknowledged),
        talk(`agent of ${at} says`, agent, id, acknowledged),
      ];
      return { id, visitor, agent, acknowledged, talkers };
    }),
  );
  const voices = setInterval(() => {
    for (const { talkers } of conversations) talkers.forEach((talker) => talker.say());
  }, 100);
  for (let kill = 0; kill < KILLS; kill++) {
    await pause(150 + Math.random() * 350);
    await relay.kill();
    await relay.start();
  }
  clearInterval(voices);
  const quiet = () =>
    conversations.every(({ talkers }) => talkers.every(({ left }) => left() === 0));
  await until('every outbox to empty', quiet, 60_000);
  const pages = [...visitors, ...agents];
  pages.forEach((page) => page.leave());
  await relay.kill();

  const store = await openStore();
  let total = 0;
  for (const { id, visitor, agent, acknowledged, talkers } of conversations) {
    const log = await store.entriesAfter(asConversationId(id), 0, 1_000_000);
    const senders = talkers.map(({ sent }, at) => ({ name: `${at}`, sent }));
    expect(breachesOf(log, acknowledged, senders)).toEqual([]);
    const texts = log.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []));
    expect(texts.length).toBe(talkers.reduce((sum, { sent }) => sum + sent.length, 0));
    expect(visitor.messages(id)).toEqual(texts);
    expect(agent.messages(id)).toEqual(texts);
    total += acknowledged.length;
  }
  await store.close();
  expect(total).toBeGreaterThan(KILLS * 20);
}, 180_000);
