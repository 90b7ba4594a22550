// What more relays cost and bring: one on its file, one on Redis, two on one Redis with every message
// crossing from one to the other, two and ten with people spread over all. Then how long it takes
// until everybody is back whose relay was killed. Needs redis-server and nginx.
// Usage: relays.mjs [--rounds 3] [--seconds 5]
import { parseArgs } from 'node:util';
import { median, printJson, printTable } from './figures.mjs';
import { measureReturn } from './killed-relay.mjs';
import { crowdRelay, runAtRate, runSaturated } from './load.mjs';
import { SETS } from './relay-sets.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
  },
});
const [rounds, seconds] = [values.rounds, values.seconds].map(Number);

const AGENTS = 4;
const VISITORS = 100;
/** As for the first message: far beyond a support desk, far below what a relay can do. */
const RATE = 500;

/** CPU time of the relays and of Redis, apart. */
function withShares(load, relayCount) {
  const { cpuUsEach } = load;
  if (cpuUsEach === null) return { ...load, relaysUs: null, redisUs: null };
  const relaysUs = cpuUsEach.slice(0, relayCount).reduce((sum, each) => sum + each, 0);
  return { ...load, relaysUs, redisUs: cpuUsEach[relayCount] ?? null };
}

async function measureSet(begin) {
  const set = await begin({ agents: AGENTS, capacity: VISITORS / AGENTS });
  try {
    const pids = [...set.relays, ...(set.redis ? [set.redis] : [])].map(({ pid }) => pid);
    const crowd = await crowdRelay(set, VISITORS);
    // The first second compiles what the rest runs; each relay needs its own.
    await runSaturated(crowd, pids, Math.min(3, set.relays.length));
    const atRate = withShares(await runAtRate(crowd, pids, seconds, RATE), set.relays.length);
    const saturated = withShares(await runSaturated(crowd, pids, seconds), set.relays.length);
    crowd.leave();
    return { atRate, saturated };
  } finally {
    await set.stop();
  }
}

/** All in turn, so that what the machine does besides meets each. */
async function measureRound() {
  const round = {};
  for (const [name, begin] of Object.entries(SETS)) round[name] = await measureSet(begin);
  return round;
}

const ROWS = {
  'relay CPU µs a message, saturated': ({ saturated }) => saturated.relaysUs,
  'Redis CPU µs a message, saturated': ({ saturated }) => saturated.redisUs,
  'messages/s, saturated': ({ saturated }) => saturated.perSecond,
  [`relay CPU µs a message, ${RATE}/s`]: ({ atRate }) => atRate.relaysUs,
  [`Redis CPU µs a message, ${RATE}/s`]: ({ atRate }) => atRate.redisUs,
  [`to the agent p50 ms, ${RATE}/s`]: ({ atRate }) => atRate.toAgentMs.p50,
  [`to the agent p99 ms, ${RATE}/s`]: ({ atRate }) => atRate.toAgentMs.p99,
  [`to the ack p50 ms, ${RATE}/s`]: ({ atRate }) => atRate.toAckMs.p50,
  [`to the ack p99 ms, ${RATE}/s`]: ({ atRate }) => atRate.toAckMs.p99,
};

const medianOf = (found) =>
  found.every((value) => typeof value === 'number') ? median(found) : null;

/** The middle of the rounds' own ratios to one relay on Redis. */
const ratioOf = (measured, name, read) =>
  medianOf(
    measured.map((round) => {
      const [ours, one] = [read(round[name]), read(round.redis)];
      return ours === null || one === null ? null : ours / one;
    }),
  );

/**
 * What a message costs, times what it costs one relay on Redis; and how many times that one's load
 * they carry, were each on a machine of its own and as busy as the others.
 */
function relate(measured, name, relayCount) {
  const relays = ratioOf(measured, name, ({ saturated }) => saturated.relaysUs);
  const withRedis = ratioOf(measured, name, ({ saturated }) => saturated.cpuUsPerMessage);
  return { withRedis, relays, carry: relays === null ? null : relayCount / relays };
}

const measured = [];
const returns = [];
for (let round = 0; round < rounds; round += 1) {
  measured.push(await measureRound());
  returns.push(await measureReturn(2 * VISITORS));
}
const names = Object.keys(SETS);
const middle = (read) =>
  Object.fromEntries(
    names.map((name) => [name, medianOf(measured.map((round) => read(round[name])))]),
  );
const load = Object.fromEntries(Object.entries(ROWS).map(([row, read]) => [row, middle(read)]));
printTable(
  `${VISITORS} visitors, ${AGENTS} agents; median of ${rounds} rounds`,
  ['', 'file', 'Redis', 'two, all cross', 'two, half', 'ten'],
  Object.entries(load).map(([row, of]) => [row, ...names.map((name) => of[name])]),
);
const ratios = {
  apart: relate(measured, 'apart', 2),
  mixed: relate(measured, 'mixed', 2),
  ten: relate(measured, 'ten', 10),
};
const ratioRow = (title, { withRedis, relays, carry }) => [title, withRedis, relays, carry];
printTable(
  'CPU a message, saturated, times that of one on Redis; median of the rounds’ own',
  ['', 'relays and Redis', 'relays', 'carry'],
  [
    ratioRow('two, all cross', ratios.apart),
    ratioRow('two, half', ratios.mixed),
    ratioRow('ten', ratios.ten),
  ],
);
const back = Object.fromEntries(
  ['n', 'p50', 'p95', 'max'].map((key) => [key, medianOf(returns.map((each) => each[key]))]),
);
printTable('A relay is killed; ms until its visitors are back and have sent', Object.keys(back), [
  Object.values(back),
]);
printJson('relays', { rounds, seconds, load, ratios, back });
