import { test } from '@playwright/test';
import { CHOSEN } from '../fixtures/chosen.ts';
import { keepResult } from './harness/fixture-result.ts';
import { visitFixture } from './harness/fixture-visit.ts';

/** Each part has a browser of its own. */
const PARTS = 2;
/** In one browser: most of a visit is waiting. More of them make a busy machine late, not sooner done. */
const AT_ONCE = 10;

/** Works on so many at once, on the next as soon as one is done. */
async function forEachAtOnce<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const goOn = async (): Promise<void> => {
    for (let one = left.shift(); one; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, goOn));
}

for (let part = 0; part < PARTS; part += 1) {
  test(`fixtures are visited, part ${part + 1} of ${PARTS}`, async ({ browser }) => {
    const { outputDir } = test.info().project;
    const sites = CHOSEN.filter((_, at) => at % PARTS === part);
    await forEachAtOnce(sites, async (site) => {
      keepResult(outputDir, await visitFixture(browser, site));
    });
  });
}
