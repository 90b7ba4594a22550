/** What was seen on each fixture page, as `npm run fixtures:record` wrote it down. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Cause } from '../../shared/report.ts';
import { withoutBareHeadings } from '../bare-headings.ts';
import { listLanguages } from './languages/more.ts';
import { createRead } from './meaning.ts';
import type { Page } from './page.ts';
import { diagnose } from './resolve.ts';

type Recorded = {
  readonly about: string;
  /** As a person would tell it; null where no sign-in failed. */
  readonly expected: { readonly cause: Cause; readonly errorMessage: string | null } | null;
  readonly page: Page;
};

const FOLDER = join(import.meta.dirname, 'records');
const records = readdirSync(FOLDER).map((file) => {
  const record: Recorded = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
  return { name: file.replace('.json', ''), ...record };
});
// What the site itself tells is believed without any reading.
const failing = records.filter(({ expected, page }) => expected && !page.told);
const calm = records.filter(({ expected }) => !expected);

const read = createRead(listLanguages('en'));

it('has records of pages of both kinds', () => {
  expect(failing.length).toBeGreaterThan(60);
  expect(calm.length).toBeGreaterThan(40);
});

it.each(failing)('reads $name as a person would: $about', ({ page, expected }) => {
  const { cause, errorMessage } = diagnose(page, read) ?? {};
  const message = errorMessage ? withoutBareHeadings(errorMessage) : null;
  expect({ cause, errorMessage: message }).toEqual(expected);
});

it.each(calm)('sees nothing worth attention on $name: $about', ({ page }) => {
  const diagnosis = diagnose(page, read);
  expect(diagnosis === null || diagnosis.isDoubtful).toBe(true);
});
