import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cluster } from '../testing/cluster.ts';
import { Crowd } from '../testing/crowd.ts';
import { createRandom } from '../testing/random.ts';
import { say } from '../testing/say.ts';

/** `npm run chaos -- --kills N --seed N` says how many and which. */
const KILLS = Number(process.env['PORCHLIGHT_CHAOS_KILLS'] ?? 15);
const SEED = Number(process.env['PORCHLIGHT_CHAOS_SEED'] ?? Date.now() % 2 ** 32);
const READ_EVERY = 5;

const cluster = new Cluster();
beforeAll(() => cluster.start(3), 30_000);
afterAll(() => cluster.end());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test(
  `[MS1] [MS2] [MS3] [MS8] [RS3] relays killed ${KILLS} times at random, in mid-sentence, lose, double and swap nothing that any of them acknowledged`,
  async () => {
    say(`PORCHLIGHT_CHAOS_SEED=${SEED}`);
    const random = createRandom(SEED);
    const crowd = await Crowd.gather(cluster, { visitors: 14, agents: 4 });
    const relaysWithPeople = await cluster.redis.command('KEYS', 'porchlight:{desk}:people:*');
    expect(relaysWithPeople).toHaveLength(3);
    crowd.startTalking(100);
    for (let kill = 1; kill <= KILLS; kill++) {
      await pause(100 + random() * 500);
      const relay = cluster.relays[Math.floor(random() * cluster.relays.length)];
      await relay?.kill();
      await pause(random() * 300);
      await relay?.start();
      if (kill % READ_EVERY === 0) await crowd.readAll(random);
    }
    expect(await crowd.verdict(), `seed ${SEED}`).toEqual([]);
    say(
      `${KILLS} kills, ${crowd.said} said, ${crowd.acks} acknowledged, ${crowd.readings} readings`,
    );
    expect(crowd.acks).toBeGreaterThan(KILLS * 20);
    expect(crowd.readings).toBeGreaterThan(crowd.talks.length * Math.floor(KILLS / READ_EVERY));
  },
  120_000 + KILLS * 6_000,
);
