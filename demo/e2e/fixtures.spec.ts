import { expect, test, type Page } from '@playwright/test';
import { serveFixtures } from '../fixtures/serve.ts';
import { SITES } from '../fixtures/sites.ts';
import type { Expected, FixtureSite } from '../fixtures/site.ts';
import { hearLooks, writeRecord } from './harness/fixture-records.ts';
import {
  compare,
  keepResult,
  readReport,
  sideOf,
  titleOf,
  type FieldResult,
} from './harness/fixture-result.ts';
import { FixtureWalk, SECRET_BEGIN } from './harness/fixture-walk.ts';
import { watchVisit } from './harness/fixture-watch.ts';
import { readOurs, readStorage } from './harness/instruments.ts';
import { recordTraffic } from './harness/traffic.ts';

test.describe.configure({ mode: 'parallel' });

/** How long a failure may take to be seen, ms: several browsers share a machine. */
const SEEN_WITHIN_MS = 9_000;
/** Nothing changes the report after this time, ms. */
const SETTLES_MS = 700;
/** By when every look at a page is over, ms. */
const CALM_MS = 5_000;

/** Where set, pages explain themselves, and their records are written into the widget's tests. */
const isRecording = process.env['FIXTURES_RECORD'] === '1';

async function awaitReport(page: Page, expected: Expected): Promise<readonly FieldResult[]> {
  const endAt = Date.now() + SEEN_WITHIN_MS;
  while (Date.now() < endAt) {
    const report = await readReport(page);
    if (report && report['attempts'] === (expected.attempts ?? 1)) break;
    await page.waitForTimeout(100);
  }
  await page.waitForTimeout(SETTLES_MS);
  return compare(expected, await readReport(page));
}

const historyLength = (page: Page): Promise<number> => page.evaluate(() => history.length);

async function visit(site: FixtureSite, page: Page, outputDir: string): Promise<void> {
  const server = await serveFixtures([site], isRecording ? { debug: 'true' } : {});
  const noticed = await watchVisit(page.context(), SECRET_BEGIN);
  const looks = isRecording ? await hearLooks(page.context()) : [];
  const traffic = recordTraffic(page);
  const keep = (fields: readonly FieldResult[], nudges: readonly string[]): void =>
    keepResult(outputDir, { fixture: site.name, fields, nudges });
  // What holds if the walk does not come to its end.
  keep(site.expected ? compare(site.expected, null) : [], ['no end']);
  try {
    await new FixtureWalk(page, site, (path) => server.urlOf(site, path)).go();
    const before = await historyLength(page);
    const fields = site.expected ? await awaitReport(page, site.expected) : [];
    if (!site.expected) await page.waitForTimeout(CALM_MS);
    const nudges = site.expected ? [] : noticed.attention;
    keep(fields, nudges);
    if (isRecording) writeRecord(site, looks);
    expect.soft(sideOf(fields, 'got')).toEqual(sideOf(fields, 'expected'));
    expect.soft(nudges).toEqual([]);
    expect.soft(noticed.meddling).toEqual([]);
    expect.soft(await historyLength(page)).toEqual(before);
    const toUs = traffic.sent.filter(({ url }) => url.startsWith(server.scriptHost));
    expect(JSON.stringify([await readOurs(page), await readStorage(page), toUs])).not.toContain(
      SECRET_BEGIN,
    );
  } finally {
    await server.stop();
  }
}

test('there are fixtures enough, each with a name of its own', () => {
  const names = SITES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(SITES.filter(({ expected }) => expected).length).toBeGreaterThanOrEqual(60);
  expect(SITES.filter(({ expected }) => !expected).length).toBeGreaterThanOrEqual(40);
});

for (const site of SITES) {
  test(titleOf(site), { tag: '@chromium' }, async ({ page }, { project }) => {
    await visit(site, page, project.outputDir);
  });
}
