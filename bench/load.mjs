// Load on a server between visitors and agents, relay and floor alike, with latencies taken in one
// process by one clock.
import { setTimeout as sleep } from 'node:timers/promises';
import { connectAgent, connectBareAgent, connectBareVisitor, connectVisitor } from './people.mjs';
import { cpuMs, spread } from './figures.mjs';

/** What a person writes is about this long; source of the figure: the relay's yardsticks. */
const TEXT_LENGTH = 100;

/** Messages under way, by the number that each text begins with. */
function createLedger() {
  const sentAt = new Map();
  let lastNumber = 0;
  let latencies = [];
  return {
    write() {
      const number = ++lastNumber;
      sentAt.set(number, performance.now());
      return `${number} `.padEnd(TEXT_LENGTH, 'x');
    },
    heard(text) {
      const number = parseInt(text, 10);
      const at = sentAt.get(number);
      if (at !== undefined) latencies.push(performance.now() - at);
      sentAt.delete(number);
    },
    /** What was heard since the last time; forgets nothing that is still under way. */
    takeLatencies() {
      const taken = latencies;
      latencies = [];
      return taken;
    },
    underWay: () => sentAt.size,
  };
}

/** Waits until all is heard. @throws when something is still missing after ten seconds */
async function settle(ledger) {
  for (let waited = 0; ledger.underWay() > 0; waited += 1) {
    if (waited > 1_000) throw new Error(`${ledger.underWay()} messages were lost`);
    await sleep(10);
  }
}

const times = (count, make) => Promise.all(Array.from({ length: count }, (_, at) => make(at)));

/** The first of so many to the first address, the last to the last, as many to each. */
const shareOut = (urls, at, count) => urls[Math.floor((at * urls.length) / count)];

/**
 * Visitors in open conversations with the agents, both spread over the relays that they are to be at.
 * @param {{ url?: string, visitorUrls?: readonly string[], agentUrls?: readonly string[],
 *   invites: readonly string[] }} relays
 */
export async function crowdRelay(relays, visitorCount) {
  const { url, visitorUrls = [url], agentUrls = [url], invites } = relays;
  const ledger = createLedger();
  const agents = await times(invites.length, (at) =>
    connectAgent(shareOut(agentUrls, at, invites.length), invites[at], ledger.heard),
  );
  const visitors = await times(visitorCount, (at) =>
    connectVisitor(shareOut(visitorUrls, at, visitorCount)),
  );
  for (const visitor of visitors) {
    await visitor.open();
    await visitor.send(ledger.write());
  }
  await settle(ledger);
  return { ledger, visitors, leave: () => [...visitors, ...agents].forEach((one) => one.leave()) };
}

/** The same crowd before the bare server. */
export async function crowdBare({ url }, visitorCount, agentCount) {
  const ledger = createLedger();
  const agents = await times(agentCount, () => connectBareAgent(url, ledger.heard));
  const visitors = await times(visitorCount, () => connectBareVisitor(url));
  return { ledger, visitors, leave: () => [...visitors, ...agents].forEach((one) => one.leave()) };
}

/** CPU time of each process, ms; null where the system does not tell. */
function cpuOf(pids) {
  const spent = pids.map(cpuMs);
  return spent.includes(null) ? null : spent;
}

async function measure({ ledger }, pids, seconds, drive) {
  await settle(ledger);
  ledger.takeLatencies();
  const cpuBefore = cpuOf(pids);
  const startedAt = performance.now();
  const ackLatencies = [];
  await drive(startedAt + seconds * 1_000, (ms) => ackLatencies.push(ms));
  const elapsedMs = performance.now() - startedAt;
  const cpuAfter = cpuOf(pids);
  await settle(ledger);
  const sent = ackLatencies.length;
  const cpuUs = cpuBefore?.map((before, at) => ((cpuAfter[at] - before) * 1_000) / sent) ?? null;
  return {
    sent,
    perSecond: (sent / elapsedMs) * 1_000,
    /** Of all processes together, and of each. */
    cpuUsPerMessage: cpuUs?.reduce((sum, each) => sum + each, 0) ?? null,
    cpuUsEach: cpuUs,
    toAgentMs: spread(ledger.takeLatencies()),
    toAckMs: spread(ackLatencies),
  };
}

async function sendOne(ledger, visitor, acked) {
  const at = performance.now();
  await visitor.send(ledger.write());
  acked(performance.now() - at);
}

/**
 * Each visitor sends the next message when the last one is acknowledged: all the server can do.
 * @param {readonly number[]} pids the processes whose CPU time counts
 */
export const runSaturated = (crowd, pids, seconds) =>
  measure(crowd, pids, seconds, (endsAt, acked) =>
    Promise.all(
      crowd.visitors.map(async (visitor) => {
        while (performance.now() < endsAt) await sendOne(crowd.ledger, visitor, acked);
      }),
    ),
  );

/** So many messages a second, whatever becomes of those before. */
export const runAtRate = (crowd, pids, seconds, rate) =>
  measure(crowd, pids, seconds, async (endsAt, acked) => {
    const startedAt = performance.now();
    const sending = [];
    while (performance.now() < endsAt) {
      const due = ((performance.now() - startedAt) / 1_000) * rate;
      while (sending.length < due) {
        const visitor = crowd.visitors[sending.length % crowd.visitors.length];
        sending.push(sendOne(crowd.ledger, visitor, acked));
      }
      await sleep(1);
    }
    await Promise.all(sending);
  });
