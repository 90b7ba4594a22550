import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserContext } from '@playwright/test';
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

/** Writes the look that decided, or the last one where nothing was decided, as a test's data. */
export function writeRecord({ name, about, expected }: FixtureSite, looks: readonly Look[]): void {
  const look = looks.findLast(({ verdict }) => verdict !== 'null') ?? looks.at(-1);
  if (!look) return;
  const { cause, errorMessage } = expected ?? {};
  const record = {
    about,
    expected: expected && { cause, errorMessage },
    page: JSON.parse(look.page),
  };
  mkdirSync(RECORDS, { recursive: true });
  writeFileSync(join(RECORDS, `${name}.json`), `${JSON.stringify(record, null, 2)}\n`);
}
