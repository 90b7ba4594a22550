// Whether a disk that takes 20 ms for every fsync holds up anything but the answers that need it,
// and whether each answer really waits for one. Linux with strace; elsewhere it says so and ends.
// Usage: slow-disk.mjs [--seconds 5]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { printJson, printTable, spread } from './figures.mjs';
import { crowdRelay, runAtRate } from './load.mjs';
import { connectAgent, connectVisitor } from './people.mjs';
import { startRelay } from './relay.mjs';
import { countSyncedAcks } from './synced-acks.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '5' } } });
const seconds = Number(values.seconds);

const DELAY_MS = 20;
const RATE = 100;
const VISITORS = 20;
/** How often the relay is asked whether it is alive, ms: a stall of one fsync is hit for sure. */
const ASK_EVERY_MS = 5;
const IN_ORDER = 50;

const folder = mkdtempSync(join(tmpdir(), 'porchlight-strace-'));
const traced = (...args) => ['strace', '-f', '-qq', '--seccomp-bpf', ...args];

/** Asks on one connection after the other, so that a slow answer cannot hide the next one. */
async function watchHealth(url, isOver) {
  const latencies = [];
  const asked = [];
  while (!isOver()) {
    const at = performance.now();
    const answered = fetch(`${url}/healthz`).then(async (response) => {
      await response.arrayBuffer();
      latencies.push(performance.now() - at);
    });
    asked.push(answered);
    await sleep(ASK_EVERY_MS);
  }
  await Promise.all(asked);
  return latencies;
}

async function measure(name, delay) {
  const file = join(folder, `${name}.strace`);
  const under = traced('-e', 'trace=fsync,fdatasync', ...delay, '-o', file);
  const relay = await startRelay({ agents: 1, capacity: VISITORS, under });
  try {
    const crowd = await crowdRelay(relay, VISITORS);
    let isOver = false;
    const health = watchHealth(relay.url, () => isOver);
    const load = await runAtRate(crowd, [relay.pid], seconds, RATE);
    isOver = true;
    crowd.leave();
    return { healthMs: spread(await health), ackMs: load.toAckMs, perSecond: load.perSecond };
  } finally {
    await relay.stop();
  }
}

/** Messages one after the other under a trace of what is written to disk and to sockets. */
async function measureOrder() {
  const file = join(folder, 'order.strace');
  const calls = 'trace=fsync,fdatasync,write,writev,sendto,sendmsg';
  const relay = await startRelay({ under: traced('-y', '-s', '4096', '-e', calls, '-o', file) });
  const cmids = [];
  try {
    const agent = await connectAgent(relay.url, relay.demoToken, () => {});
    const visitor = await connectVisitor(relay.url);
    await visitor.open();
    for (let at = 0; at < IN_ORDER; at += 1) cmids.push(await visitor.send(`message ${at}`));
    visitor.leave();
    agent.leave();
  } finally {
    await relay.stop();
  }
  return countSyncedAcks(readFileSync(file, 'latin1'), cmids);
}

if (spawnSync('strace', ['-V']).status !== 0) {
  console.log('slow-disk: needs strace; nothing was measured');
} else {
  try {
    const floor = await measure('floor', []);
    const inject = `inject=fsync,fdatasync:delay_exit=${DELAY_MS * 1_000}`;
    const slow = await measure('slow', ['-e', inject]);
    const row = (name, pick) => [name, pick(floor), pick(slow), pick(slow) / pick(floor)];
    printTable(
      `${RATE} messages/s from ${VISITORS} visitors, each fsync ${DELAY_MS} ms slower`,
      ['', 'this disk', 'slow disk', 'ratio'],
      [
        row('/healthz p50 ms', ({ healthMs }) => healthMs.p50),
        row('/healthz p99 ms', ({ healthMs }) => healthMs.p99),
        row('/healthz max ms', ({ healthMs }) => healthMs.max),
        row('to the ack p50 ms', ({ ackMs }) => ackMs.p50),
        row('to the ack p99 ms', ({ ackMs }) => ackMs.p99),
      ],
    );
    const order = await measureOrder();
    console.log(
      `\n  ${order.synced} of ${order.acks} acks were written after an fsync of their own`,
    );
    if (order.synced < IN_ORDER) process.exitCode = 1;
    printJson('slow-disk', { delayMs: DELAY_MS, rate: RATE, floor, slow, order });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
