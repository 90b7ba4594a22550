// What the one script tag costs a login page, before anybody needs it and on the way to an open
// conversation; the floor is the same page, and the same failed sign-in, without the tag.
// Usage: page-cost.mjs [--runs 5] [--budget]   --budget exits with 1 when a bar is exceeded
import { parseArgs } from 'node:util';
import { median, printJson, printTable } from './figures.mjs';
import { visit } from './page-run.mjs';
import { connectAgent } from './people.mjs';
import { startRelay } from './relay.mjs';
import { findWidget } from './widget.mjs';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, budget: { type: 'boolean', default: false } },
});
const runs = Number(values.runs);

const COLUMNS = [
  'busyMs',
  'scriptMs',
  'tbtMs',
  'longestMs',
  'cls',
  'elements',
  'heapKB',
  'requests',
  'bodyBytes',
  'sockets',
];

/** What a step may cost at most; times are CPU times at a fourfold slow-down. */
const BARS = {
  'before need': {
    busyMs: 60,
    scriptMs: 25,
    tbtMs: 0,
    longestMs: 50,
    cls: 0,
    elements: 12,
    heapKB: 150,
    requests: 1,
    bodyBytes: 2_560,
    sockets: 0,
  },
  'failed sign-in': { cls: 0, requests: 1, bodyBytes: 8 * 1024, sockets: 0 },
  'bubble to help': { busyMs: 200, longestMs: 50, cls: 0, requests: 3, sockets: 0 },
  'help to text box': { busyMs: 200, longestMs: 50, cls: 0, requests: 0, sockets: 0 },
  'start to conversation': { longestMs: 50, cls: 0, requests: 0, sockets: 1 },
};

const LANGUAGE = 'ko';

/** A press with the mouse; `find` tells where, and is not measured. */
const press = (name, find) => ({
  name,
  async prepare(page) {
    const target = await find(page);
    await target.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await target.boundingBox();
    return { x: x + width / 2, y: y + height / 2 };
  },
  act: (page, { x, y }) => page.mouse.click(x, y),
});

const open = (url) => ({
  name: 'before need',
  act: async (page) => void (await page.goto(url, { waitUntil: 'load' })),
});

const failToSignIn = press('failed sign-in', async (page) => {
  await page.fill('input[name=email]', 'minji@example.com');
  await page.fill('input[name=password]', 'not the password');
  return page.locator('form button[type=submit]');
});

const openHelp = press('bubble to help', (page) => findWidget(page, LANGUAGE).bubble);

const toConversation = [
  openHelp,
  press('help to text box', (page) => findWidget(page, LANGUAGE).ask),
  press('start to conversation', async (page) => {
    const { consent, submit } = findWidget(page, LANGUAGE);
    await consent.check();
    return submit;
  }),
];

const medians = (visits, step) =>
  Object.fromEntries(COLUMNS.map((name) => [name, median(visits.map((each) => each[step][name]))]));

const less = (figures, floor) =>
  Object.fromEntries(COLUMNS.map((name) => [name, figures[name] - floor[name]]));

/** The longest task is a maximum, and a difference of two of them says nothing. */
const added = (figures, floor) => ({ ...less(figures, floor), longestMs: figures.longestMs });

/** What was there when the conversation opened was counted by the steps before. */
const afterStep = (figures, before) => ({
  ...figures,
  elements: figures.elements - before.elements,
  heapKB: figures.heapKB - before.heapKB,
});

/** Single-page sign-in, failed, with and without the tag; then all the way; in turns. */
async function measure(url) {
  const login = `${url}/demo/${LANGUAGE}/spa`;
  const failing = [open(login), failToSignIn];
  const without = [];
  const through = [];
  const unprompted = [];
  for (let run = 0; run < runs; run += 1) {
    without.push(await visit({ hasTag: false, steps: failing }));
    through.push(await visit({ hasTag: true, steps: [...failing, ...toConversation] }));
    unprompted.push(await visit({ hasTag: true, steps: [open(login), openHelp] }));
  }
  return { without, through, unprompted };
}

function summarise({ without, through, unprompted }) {
  const floor = {
    'before need': medians(without, 'before need'),
    'failed sign-in': medians(without, 'failed sign-in'),
  };
  const fail = medians(through, 'failed sign-in');
  const load = medians(through, 'before need');
  const steps = {
    'before need': added(load, floor['before need']),
    'failed sign-in': added(fail, floor['failed sign-in']),
  };
  let before = fail;
  for (const { name } of toConversation) {
    const figures = medians(through, name);
    steps[name] = afterStep(figures, before);
    before = figures;
  }
  const cold = medians(unprompted, openHelp.name);
  steps['bubble to help, nothing failed'] = afterStep(cold, load);
  return { floor, steps };
}

function overBars(steps) {
  return Object.entries(BARS).flatMap(([step, bars]) =>
    Object.entries(bars)
      .filter(([name, most]) => steps[step][name] > most)
      .map(([name, most]) => `${step}: ${name} ${Math.round(steps[step][name])} of ${most}`),
  );
}

const relay = await startRelay();
try {
  const agent = await connectAgent(relay.url, relay.demoToken, () => {});
  const { floor, steps } = summarise(await measure(relay.url));
  agent.leave();
  const row = (name, figures) => [name, ...COLUMNS.map((column) => figures[column])];
  printTable(
    `The page without the tag: CPU ms times 4, median of ${runs}`,
    ['', ...COLUMNS],
    Object.entries(floor).map(([name, figures]) => row(name, figures)),
  );
  printTable(
    'What the tag adds',
    ['', ...COLUMNS],
    Object.entries(steps).map(([name, figures]) => row(name, figures)),
  );
  const over = overBars(steps);
  for (const line of over) console.log(`  over the bar: ${line}`);
  printJson('page-cost', { runs, floor, steps, over });
  if (values.budget && over.length > 0) process.exitCode = 1;
} finally {
  await relay.stop();
}
