/** A visit to a fixture, in a browser profile and before a server of its own. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { serveFixtures, type FixtureServer } from '../../fixtures/serve.ts';
import type { Expected, FixtureSite } from '../../fixtures/site.ts';
import { hearLooks, writeRecord } from './fixture-records.ts';
import {
  compare,
  isRight,
  readReport,
  type FieldResult,
  type FixtureResult,
} from './fixture-result.ts';
import { FixtureWalk, SECRET_BEGIN } from './fixture-walk.ts';
import { watchVisit } from './fixture-watch.ts';
import { readOurs, readStorage } from './instruments.ts';
import { recordTraffic } from './traffic.ts';

/** How long a report may take to say what a person would, ms: many visits share a machine. */
const RIGHT_WITHIN_MS = 12_000;
const LOOK_EVERY_MS = 150;
/** What was right is still right after this time, ms. */
const SETTLES_MS = 700;
/** By when every look at a page is over, ms: the last comes about five seconds after an attempt. */
const CALM_MS = 7_000;

/** Where set, pages explain themselves, and what was seen is written into the widget's tests. */
const isRecording = process.env['FIXTURES_RECORD'] === '1';

async function awaitReport(page: Page, expected: Expected): Promise<readonly FieldResult[]> {
  const endAt = Date.now() + RIGHT_WITHIN_MS;
  while (Date.now() < endAt) {
    if (compare(expected, await readReport(page)).every(isRight)) break;
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
  await page.waitForTimeout(SETTLES_MS);
  return compare(expected, await readReport(page));
}

const historyLength = (page: Page): Promise<number> => page.evaluate(() => history.length);

async function visitIn(
  context: BrowserContext,
  site: FixtureSite,
  server: FixtureServer,
): Promise<FixtureResult> {
  const noticed = await watchVisit(context, SECRET_BEGIN);
  const looks = isRecording ? await hearLooks(context) : [];
  const page = await context.newPage();
  const traffic = recordTraffic(page);
  await new FixtureWalk(page, site, (path) => server.urlOf(site, path)).go();
  const before = await historyLength(page);
  const fields = site.expected ? await awaitReport(page, site.expected) : [];
  if (!site.expected) await page.waitForTimeout(CALM_MS);
  if (isRecording) writeRecord(site, looks);
  const troubles = [...noticed.meddling];
  if ((await historyLength(page)) !== before) troubles.push('the history grew');
  const toUs = traffic.sent.filter(({ url }) => url.startsWith(server.scriptHost));
  const ours = JSON.stringify([await readOurs(page), await readStorage(page), toUs]);
  if (ours.includes(SECRET_BEGIN)) troubles.push('the password left its field');
  const nudges = site.expected ? [] : noticed.attention;
  return { fixture: site.name, fields, nudges, troubles };
}

/** Does what the fixture's walk says and tells what came of it; whatever goes wrong is told too. */
export async function visitFixture(browser: Browser, site: FixtureSite): Promise<FixtureResult> {
  const server = await serveFixtures([site], isRecording ? { debug: 'true' } : {});
  const context = await browser.newContext();
  try {
    return await visitIn(context, site, server);
  } catch (error) {
    const fields = site.expected ? compare(site.expected, null) : [];
    const troubles = [`the visit did not come to its end: ${String(error)}`];
    return { fixture: site.name, fields, nudges: [], troubles };
  } finally {
    await context.close();
    await server.stop();
  }
}
