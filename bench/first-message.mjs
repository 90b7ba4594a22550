// From "start chat" to the agent's screen, and what a message costs on the way, beside a bare
// Socket.IO server that only hands it over. Usage: first-message.mjs [--runs 40] [--rounds 3]
import { parseArgs } from 'node:util';
import { median, printJson, printTable, spread } from './figures.mjs';
import { crowdBare, crowdRelay, runAtRate, runSaturated } from './load.mjs';
import { connectAgent, connectVisitor } from './people.mjs';
import { startBare, startRelay } from './relay.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '40' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
  },
});
const [runs, rounds, seconds] = [values.runs, values.rounds, values.seconds].map(Number);

const AGENTS = 4;
const VISITORS = 100;
/** Messages a second: far beyond a support desk, far below what either server can do. */
const RATE = 500;

/** A visitor connects, opens, writes at once; ends when the agent has it. */
async function timeOne(url, waitFor) {
  const startedAt = performance.now();
  const visitor = await connectVisitor(url);
  await visitor.open();
  const openedAt = performance.now();
  const text = `first ${startedAt}`;
  const seen = waitFor(text);
  await visitor.send(text);
  const ackedAt = performance.now();
  await seen;
  const seenAt = performance.now();
  await visitor.close();
  visitor.leave();
  return { opened: openedAt - startedAt, acked: ackedAt - openedAt, seen: seenAt - startedAt };
}

/** One visitor after the other, before an agent with room for each. */
async function measureFirstMessages() {
  const relay = await startRelay();
  const waiting = new Map();
  const agent = await connectAgent(relay.url, relay.demoToken, (text) => waiting.get(text)?.());
  const waitFor = (text) => new Promise((resolve) => waiting.set(text, resolve));
  const results = [];
  try {
    for (let run = 0; run < runs; run += 1) results.push(await timeOne(relay.url, waitFor));
  } finally {
    agent.leave();
    await relay.stop();
  }
  const of = (key) => spread(results.map((result) => result[key]));
  return { toOpen: of('opened'), toAck: of('acked'), toAgent: of('seen') };
}

async function measureLoad(server, crowd) {
  // The first second compiles what the rest runs.
  await runSaturated(crowd, [server.pid], 1);
  const atRate = await runAtRate(crowd, [server.pid], seconds, RATE);
  const saturated = await runSaturated(crowd, [server.pid], seconds);
  crowd.leave();
  await server.stop();
  return { atRate, saturated };
}

/** Both servers in turn, so that what the machine does besides meets both. */
async function measureRound() {
  const bare = await startBare();
  const floor = await measureLoad(bare, await crowdBare(bare, VISITORS, AGENTS));
  const relay = await startRelay({ agents: AGENTS, capacity: VISITORS / AGENTS });
  const ours = await measureLoad(relay, await crowdRelay(relay, VISITORS));
  return { floor, ours };
}

/** The middle round's figure of each server, and the middle of the rounds' own ratios. */
function relate(measured, read) {
  const pairs = measured.map(({ floor, ours }) => [read(floor), read(ours)]);
  const known = pairs.every((pair) => pair.every((value) => typeof value === 'number'));
  if (!known) return { floor: null, ours: null, ratio: null };
  return {
    floor: median(pairs.map(([floor]) => floor)),
    ours: median(pairs.map(([, ours]) => ours)),
    ratio: median(pairs.map(([floor, ours]) => ours / floor)),
  };
}

const LOAD_ROWS = {
  'CPU µs a message, saturated': (load) => load.saturated.cpuUsPerMessage,
  'messages/s, saturated': (load) => load.saturated.perSecond,
  [`CPU µs a message, ${RATE}/s`]: (load) => load.atRate.cpuUsPerMessage,
  [`to the agent p50 ms, ${RATE}/s`]: (load) => load.atRate.toAgentMs.p50,
  [`to the agent p99 ms, ${RATE}/s`]: (load) => load.atRate.toAgentMs.p99,
  [`to the ack p50 ms, ${RATE}/s`]: (load) => load.atRate.toAckMs.p50,
  [`to the ack p99 ms, ${RATE}/s`]: (load) => load.atRate.toAckMs.p99,
};

const first = await measureFirstMessages();
printTable(
  `First message of ${runs} visitors, ms after "start chat"`,
  ['', 'p50', 'p95', 'max'],
  [
    ['conversation open', first.toOpen.p50, first.toOpen.p95, first.toOpen.max],
    ['its message acknowledged after', first.toAck.p50, first.toAck.p95, first.toAck.max],
    ["first message on the agent's side", first.toAgent.p50, first.toAgent.p95, first.toAgent.max],
  ],
);
const measured = [];
for (let round = 0; round < rounds; round += 1) measured.push(await measureRound());
const load = Object.fromEntries(
  Object.entries(LOAD_ROWS).map(([name, read]) => [name, relate(measured, read)]),
);
printTable(
  `${VISITORS} visitors, ${AGENTS} agents; median of ${rounds} rounds`,
  ['', 'bare', 'relay', 'ratio'],
  Object.entries(load).map(([name, { floor, ours, ratio }]) => [name, floor, ours, ratio]),
);
printJson('first-message', { runs, rounds, first, load });
