import { expect, test, type Browser, type Frame, type Page, type Request } from '@playwright/test';
import { serveFixtures } from '../fixtures/serve.ts';
import type { FixtureSite } from '../fixtures/site.ts';
import { SECRET, SECRET_BEGIN } from './harness/fixture-walk.ts';
import { watchVisit } from './harness/fixture-watch.ts';
import { PageHands, type Standing } from './harness/page-hands.ts';
import { makeRandomPage, type RandomPage } from './harness/random-page.ts';

test.describe.configure({ mode: 'parallel' });

const COUNT = Number(process.env['RANDOM_PAGES'] ?? 50);
const FIRST_SEED = Number(process.env['RANDOM_SEED'] ?? 1);
/** By when our script has looked at a page, ms. */
const LOOKS_MS = 700;
/** How long a slow script takes to come, ms: nobody waits for it. */
const SLOW_MS = 10_000;
/** By when a form that was sent has arrived, ms: a tag that blocks the page may be under way so long. */
const ARRIVES_MS = 2 * SLOW_MS;
const OURS = /\/(v1\/porchlight|w\/[\w.-]+)\.js/;
const SCRIPT = '**/v1/porchlight.js';
/** The end of the password, where an encoding changes its beginning. */
const SECRET_END = SECRET.slice(-8);

const WAYS = ['absent', 'present', 'throwing', 'blocked', 'slow'] as const;
type Way = (typeof WAYS)[number];

/** What came of a visit. */
type Visit = {
  readonly arrived: readonly string[];
  readonly standings: readonly Standing[];
  readonly errors: readonly string[];
  readonly meddling: readonly string[];
  readonly leaked: string;
};

function siteOf(random: RandomPage, way: Way, arrived: string[]): FixtureSite {
  const page = (html: string) => (way === 'absent' ? { bareHtml: html } : { html });
  return {
    name: `random-${random.seed}`,
    about: 'A page made from a number.',
    start: '/',
    walk: [],
    expected: null,
    answer({ method, path, fields }) {
      if (method === 'POST') {
        arrived.push(`${path}?${fields}`);
        return page('<!doctype html><title>Sign in</title><p class=error>Wrong password.</p>');
      }
      return path === '/frame' ? { bareHtml: random.frameHtml } : page(random.html);
    },
  };
}

/** Lets our script come as the way says. */
async function layIn(page: Page, way: Way): Promise<void> {
  if (way === 'throwing') {
    const body = `throw new Error('the first line')`;
    await page.route(SCRIPT, (route) => route.fulfill({ contentType: 'text/javascript', body }));
  }
  if (way === 'blocked') await page.route(SCRIPT, (route) => route.abort());
  if (way === 'slow') {
    await page.route(SCRIPT, (route) => {
      setTimeout(() => void route.continue().catch(() => undefined), SLOW_MS);
    });
  }
}

const sentBy = (request: Request): string =>
  JSON.stringify([request.url(), request.headers(), request.postData()]);

async function visit(browser: Browser, random: RandomPage, way: Way): Promise<Visit> {
  const arrived: string[] = [];
  const site = siteOf(random, way, arrived);
  const server = await serveFixtures([site]);
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
  try {
    const noticed = await watchVisit(context, SECRET_BEGIN);
    const page = await context.newPage();
    const hands = await PageHands.grow(page);
    const errors: string[] = [];
    const toUs: string[] = [];
    page.on('pageerror', ({ stack = '' }) => errors.push(stack));
    page.on('request', (request) => {
      if (request.url().startsWith(server.scriptHost)) toUs.push(sentBy(request));
    });
    await layIn(page, way);
    await page.goto(server.urlOf(site), {
      waitUntil: way === 'slow' ? 'domcontentloaded' : 'load',
    });
    const standings = await signIn(page, hands, random, way, arrived);
    if (way === 'present') await page.waitForTimeout(LOOKS_MS);
    standings.push(await hands.stand());
    return {
      arrived,
      standings,
      errors: errors.filter((stack) => OURS.test(stack)),
      meddling: [...noticed.meddling, ...hands.formReads],
      leaked: toUs.join('\n') + (await hands.readTrace()),
    };
  } finally {
    await context.close();
    await server.stop();
  }
}

/** The answer comes into the page or into the frame that has the form. */
async function awaitAnswer(page: Page, action: string): Promise<void> {
  const find = (): Frame | undefined => page.frames().find((frame) => frame.url().endsWith(action));
  await expect.poll(find, { message: 'the answer is there' }).toBeDefined();
  await find()?.waitForLoadState('domcontentloaded');
}

async function signIn(
  page: Page,
  hands: PageHands,
  random: RandomPage,
  way: Way,
  arrived: readonly string[],
) {
  await hands.type('user', random.userId);
  await hands.type('secret', SECRET.slice(0, -2));
  if (random.hasShowButton) await hands.press('show');
  await hands.type('secret', SECRET.slice(-2));
  const standings = [await hands.stand()];
  await hands.press('send');
  await expect
    .poll(() => arrived.length, {
      message: `the form is sent, our script being ${way}`,
      timeout: ARRIVES_MS,
    })
    .toBe(1);
  if (!random.isSinglePage) await awaitAnswer(page, random.action);
  return standings;
}

test.describe('[Z8]', () => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + COUNT; seed++) {
    test(
      `page ${seed} signs in as if we were not there`,
      { tag: '@chromium' },
      async ({ browser }) => {
        const random = makeRandomPage(seed);
        const why = `RANDOM_SEED=${seed} RANDOM_PAGES=1`;
        const without = await visit(browser, random, 'absent');
        const fields = new URLSearchParams(without.arrived[0]?.replace(/^.*?\?/, ''));
        // Browsers trim what is in a field for addresses.
        const values = [...fields.values()].map((value) => value.trim());
        expect(values, why).toEqual(expect.arrayContaining([random.userId.trim(), SECRET]));
        const visits = WAYS.slice(1).map(async (way) => ({
          way,
          ...(await visit(browser, random, way)),
        }));
        for (const each of await Promise.all(visits)) {
          const { way, arrived, standings, errors, meddling, leaked } = each;
          expect.soft(arrived, `${why}: ${way}`).toEqual(without.arrived);
          if (way !== 'present') continue;
          expect.soft(standings, why).toEqual(without.standings);
          expect.soft(errors, why).toEqual([]);
          expect.soft(meddling, why).toEqual([]);
          expect.soft(leaked, why).not.toContain(SECRET_BEGIN);
          expect.soft(leaked, why).not.toContain(SECRET_END);
        }
      },
    );
  }
});
