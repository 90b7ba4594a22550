import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Expected, FixtureSite } from '../../fixtures/site.ts';

/** A field of the report: what a person would say, and what was said. */
export type FieldResult = {
  readonly field: keyof Expected;
  readonly expected: unknown;
  readonly got: unknown;
};

/** How one fixture went; `fields` is empty where nothing was to be found. */
export type FixtureResult = {
  readonly fixture: string;
  readonly fields: readonly FieldResult[];
  /** What drew attention on a page where nothing failed. */
  readonly nudges: readonly string[];
};

/** What `Porchlight.report()` says of those fields; null where it says nothing or is not there. */
export const readReport = (page: Page): Promise<Readonly<Record<string, unknown>> | null> =>
  page
    .evaluate<Record<string, unknown> | null>(() => {
      const api: unknown = Reflect.get(window, 'Porchlight');
      if (typeof api !== 'function') return null;
      const report: unknown = Reflect.get(api, 'report');
      return typeof report === 'function' ? Reflect.apply(report, api, []) : null;
    })
    // The document is just giving way to the next one.
    .catch(() => null);

/** Steps and hints have no order of their own. */
const inOrder = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(String).toSorted((a, b) => (a < b ? -1 : 1)) : value;

/** Sets each field of an expected report beside what was got, in one order. */
export function compare(
  expected: Expected,
  got: Readonly<Record<string, unknown>> | null,
): readonly FieldResult[] {
  const whole = { attempts: 1, tried: [], hints: [], ...expected };
  const fields = ['userId', 'errorMessage', 'cause', 'attempts', 'tried', 'hints'] as const;
  return fields.map((field) => ({
    field,
    expected: inOrder(whole[field]),
    got: inOrder(got?.[field] ?? null),
  }));
}

/** One side of a comparison, as a report. */
export const sideOf = (
  fields: readonly FieldResult[],
  side: 'expected' | 'got',
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(fields.map((result) => [result.field, result[side]]));

/** Keeps a result for the scoreboard, in a file of its own: fixtures run side by side. */
export function keepResult(outputDir: string, result: FixtureResult): void {
  const folder = join(outputDir, 'recognise-fixtures');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${result.fixture}.json`), JSON.stringify(result));
}

/** How a fixture's test is called. */
export const titleOf = ({ name, about, expected }: FixtureSite): string =>
  expected
    ? `the report says what a person would: ${name} (${about})`
    : `nothing draws attention: ${name} (${about})`;
