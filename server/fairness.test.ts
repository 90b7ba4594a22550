import { afterAll, beforeAll, expect, test } from 'vitest';
import { dispatchOnce } from './conversations/dispatch.ts';
import { readSituation } from './conversations/views.ts';
import { route } from './conversations/routing.ts';
import { asAgentId, newId } from './ids.ts';
import { createLog } from './log.ts';
import { openLink } from './redis/link.ts';
import { newConversation, SITE } from './store/contract/bench.ts';
import { createStoreOnRedis } from './store/redis/redis.ts';
import type { Agent, Store } from './store/store.ts';
import { FairnessWitness, OTHER_SITE } from './testing/fairness-witness.ts';
import { RedisServer } from './testing/redis-server.ts';
import { createRandom, type Random } from './testing/random.ts';

const STEPS = 100_000;
const CLAIMERS = 8;
const RELAYS = 2;
const MOST_WAITING = 25;
const SEED = Number(process.env['PORCHLIGHT_CHAOS_SEED'] ?? 20_261_122);

// What is asked here is who gets whom, not what a disk keeps.
const redis = new RedisServer({ args: ['--appendonly', 'no'] });
beforeAll(() => redis.start());
afterAll(() => redis.end());

const log = createLog('silent');
const openStore = async (): Promise<Store> =>
  createStoreOnRedis(await openLink({ url: redis.url, allow: new Set(), replicas: 0 }, log));

/** Agents of one site, of the other, and of both, with room for one to four. */
const AGENTS: readonly Agent[] = Array.from({ length: 7 }, (_, at) => ({
  id: asAgentId(newId()),
  login: `agent-${at}`,
  displayName: `Agent ${at}`,
  passwordHash: null,
  capacity: 1 + (at % 4),
  siteIds: [null, [SITE], [OTHER_SITE]][at % 3] ?? null,
  passwordless: false,
  disabled: false,
}));

async function seat(store: Store, relay: string): Promise<void> {
  await store.renewRelay(relay);
  for (const agent of AGENTS) {
    await store.saveAgent(agent);
    await store.setAvailable(agent.id, true);
    await store.connect({ side: 'agent', id: agent.id }, relay);
  }
}

/** One claimer: opens, routes, ends and gives back, in a random order of its own. */
async function work(store: Store, witness: FairnessWitness, random: Random, steps: number) {
  const seen = witness.watch(store);
  for (let step = 0; step < steps; step++) {
    const die = random();
    const held = witness.anyHeld(random);
    if (die < 0.4 && witness.waiting < MOST_WAITING) {
      await seen.openConversation(newConversation({ siteId: random() < 0.5 ? SITE : OTHER_SITE }));
    } else if (die < 0.7 || !held) {
      await dispatchOnce({ store: seen, log, publish() {} });
    } else if (die < 0.95) {
      await seen.closeConversation(held.id, 'agent', null);
    } else {
      await seen.release(held.id, held.aepoch, 'left');
    }
  }
}

test(`[RL7] [RT2] [RT4] [QU1] 100,000 random steps of eight claimers over two relays (seed ${SEED}) give nobody twice, nobody too many, and nobody out of turn`, async () => {
  const stores = await Promise.all(Array.from({ length: RELAYS }, openStore));
  const [store] = stores;
  if (!store) throw new Error('no store');
  await seat(store, 'relay');
  const lease = setInterval(() => void store.renewRelay('relay'), 5_000);
  const witness = new FairnessWitness(AGENTS);
  const random = createRandom(SEED);
  const claimers = Array.from({ length: CLAIMERS }, (_, at) => {
    const own = stores[at % RELAYS] ?? store;
    return work(own, witness, createRandom(random() * 2 ** 32), STEPS / CLAIMERS);
  });
  await Promise.all(claimers);
  clearInterval(lease);
  expect(witness.breaches).toEqual([]);
  expect(witness.claims).toBeGreaterThan(STEPS / 10);
  expect(witness.lostClaims).toBeGreaterThan(0);

  while (await dispatchOnce({ store, log, publish() {} }));
  const { queue, seats } = await readSituation(store);
  expect(route(queue, seats)).toEqual([]);
  for (const { agentId, load } of await store.presences()) {
    const capacity = AGENTS.find(({ id }) => id === agentId)?.capacity ?? 0;
    expect(load).toBeLessThanOrEqual(capacity);
    expect(await store.assignedTo(agentId)).toHaveLength(load);
  }
  await Promise.all(stores.map((each) => each.close()));
}, 240_000);
