import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { KNOWN_MISSES } from '../../fixtures/known-misses.ts';
import type { FixtureSite } from '../../fixtures/site.ts';

const RECORDS = resolve(import.meta.dirname, '../../../widget/detect/records');

/** One look at a page, as `data-debug` prints it: both are JSON. */
type Look = { readonly page: string; readonly verdict: string };

/** Console arguments as text: the page that they belong to may be gone before they are read. */
function printAsText(): void {
  const print = console.debug.bind(console);
  console.debug = (...args: readonly unknown[]): void =>
    print(...args.map((each) => (typeof each === 'object' ? JSON.stringify(each) : each)));
}

/** Hears every look that the widget explains on the console of a browser profile from now on. */
export async function hearLooks(context: BrowserContext): Promise<readonly Look[]> {
  const looks: Look[] = [];
  let page = '';
  await context.addInitScript(printAsText);
  context.on('console', (message) => {
    const [, kind, json = ''] = /^\[porchlight\] (page|verdict) (.*)$/s.exec(message.text()) ?? [];
    if (kind === 'page') page = json;
    else if (kind === 'verdict') looks.push({ page, verdict: json });
  });
  return looks;
}

/**
 * Writes as a test's data the look that decided, or on a page where nothing failed the last one. What
 * is known to miss has no record: a record says what a person would.
 */
export function writeRecord({ name, about, expected }: FixtureSite, looks: readonly Look[]): void {
  const file = join(RECORDS, `${name}.json`);
  rmSync(file, { force: true });
  const decided = looks.findLast(({ verdict }) => verdict !== 'null');
  const look = (expected && decided) ?? looks.at(-1);
  if (!look || name in KNOWN_MISSES) return;
  const { cause, errorMessage } = expected ?? {};
  const record = {
    about,
    expected: expected && { cause, errorMessage },
    page: JSON.parse(look.page),
  };
  mkdirSync(RECORDS, { recursive: true });
  writeFileSync(file, JSON.stringify(record));
}
