import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on a page in light and dark, one line each. */
export async function findViolations(page: Page): Promise<string[]> {
  // Through the debugger: the page's policy allows no script tag of ours.
  await page.evaluate(`if (!('axe' in window)) { ${SOURCE} }`);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const lines = await page.evaluate<string[]>(`axe
      .run(document, { resultTypes: ['violations'] })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => id + ' at ' + target.flat().join(' ') + ': ' + failureSummary)))`);
    found.push(...lines.map((line) => `${colorScheme}: ${line}`));
  }
  return found;
}
