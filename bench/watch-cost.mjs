// What it costs to watch a login page that never rests: 5,000 elements of which 200 change a second.
// Sums the main-thread time of our scripts, layouts that they force included, at a fourfold slow-down;
// the floor is the same visit without the tag.
// Usage: watch-cost.mjs [--runs 3] [--budget] [--profile]
//   --budget exits with 1 when the bar is exceeded; --profile lists the hottest functions
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { launchChromium } from './browser.mjs';
import { CHANGES_A_SECOND, ELEMENTS, serveBusyPage } from './busy-page.mjs';
import { median, printJson, printTable } from './figures.mjs';
import { listHottest, readOwnTime } from './own-time.mjs';
import { readTrace, TRACE_CATEGORIES } from './trace.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    budget: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);

/** What watching may cost in all of a visit, ms… */
const BAR_MS = 50;
/** …and everything of ours until somebody opens the help (trust, T59). */
const ALL_BAR_MS = 100;
const SLOW_DOWN = 4;
const HOTTEST = 15;
const COLUMNS = ['watchMs', 'ownMs', 'forcedMs', 'calls', 'busyMs'];

const signIn = async (page) => {
  await page.fill('#email', 'minji@example.com');
  await page.fill('#password', 'not the password');
  await page.click('button[type=submit]');
};

/** Each lasts until nothing more is to come. */
const VISITS = [
  { name: 'no attempt', isSilent: false, path: '', forMs: 10_000, act: async () => {} },
  {
    name: 'old error hint, no attempt',
    isSilent: false,
    path: '?error=1',
    forMs: 6_000,
    act: async () => {},
  },
  { name: 'refused with 401', isSilent: false, path: '', forMs: 6_000, act: signIn },
  // The recogniser gives up after 35 seconds.
  { name: 'never answered', isSilent: true, path: '', forMs: 40_000, act: signIn },
];

/** Times are those of the thread, not of the clock: others use this machine, too. */
async function visit(url, { forMs, act }, hasProfile) {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const cdp = await page.context().newCDPSession(page);
    if (hasProfile) {
      await cdp.send('Profiler.enable');
      await cdp.send('Profiler.setSamplingInterval', { interval: 100 });
      await cdp.send('Profiler.start');
    } else await browser.startTracing(page, { categories: TRACE_CATEGORIES });
    await page.goto(url, { waitUntil: 'load' });
    await act(page);
    await sleep(forMs);
    if (hasProfile) {
      const { profile } = await cdp.send('Profiler.stop');
      return listHottest(profile, HOTTEST);
    }
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    return { ...readOwnTime(traceEvents, SLOW_DOWN), ...readTrace(traceEvents, SLOW_DOWN) };
  } finally {
    await browser.close();
  }
}

const medians = (figures) =>
  Object.fromEntries(COLUMNS.map((name) => [name, median(figures.map((each) => each[name]))]));

async function measure({ url, silence }, kind) {
  silence.on = kind.isSilent;
  // Once: of our own time there is next to none in it, and it lasts as long.
  const floor = await visit(`${url}/${kind.path}`, kind, false);
  const withTag = [];
  for (let run = 0; run < runs; run += 1) {
    withTag.push(await visit(`${url}/tagged${kind.path}`, kind, false));
  }
  const all = medians(withTag);
  const added = Object.fromEntries(COLUMNS.map((name) => [name, all[name] - floor[name]]));
  return { floor, added };
}

async function printProfile({ url, silence }, kind) {
  silence.on = kind.isSilent;
  const rows = await visit(`${url}/tagged${kind.path}`, kind, true);
  printTable(`Hottest, ms at full speed: ${kind.name}`, ['', 'ms'], rows);
}

const server = await serveBusyPage();
try {
  const figures = {};
  for (const kind of VISITS) figures[kind.name] = await measure(server, kind);
  const rows = Object.entries(figures);
  const print = (title, side) =>
    printTable(
      title,
      ['', ...COLUMNS],
      rows.map(([name, of]) => [name, ...COLUMNS.map((each) => of[side][each])]),
    );
  print(
    `The page without the tag, ${ELEMENTS} elements, ${CHANGES_A_SECOND} changes/s: CPU ms times ${SLOW_DOWN}`,
    'floor',
  );
  print(
    `What the tag adds, median of ${runs}; the bars are watchMs ${BAR_MS}, ownMs ${ALL_BAR_MS}`,
    'added',
  );
  const over = rows
    .filter(([, { added }]) => added.watchMs > BAR_MS || added.ownMs > ALL_BAR_MS)
    .map(([name]) => name);
  for (const name of over) console.log(`  over the bar: ${name}`);
  printJson('watch-cost', { runs, barMs: BAR_MS, allBarMs: ALL_BAR_MS, figures, over });
  if (values.profile) for (const kind of VISITS) await printProfile(server, kind);
  if (values.budget && over.length > 0) process.exitCode = 1;
} finally {
  await server.stop();
}
