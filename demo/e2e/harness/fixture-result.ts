import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Expected } from '../../fixtures/site.ts';

/** A field of the report: what a person would say, and what was said. */
export type FieldResult = {
  readonly field: keyof Expected;
  readonly expected: unknown;
  readonly got: unknown;
};

/** How one visit went; `fields` is empty where nothing was to be found. */
export type FixtureResult = {
  readonly fixture: string;
  readonly fields: readonly FieldResult[];
  /** What drew attention on a page where nothing failed. */
  readonly nudges: readonly string[];
  /** What our script must not have done, and what kept the visit from its end. */
  readonly troubles: readonly string[];
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

/** Whether a field says what a person would, letter for letter. */
export const isRight = ({ expected, got }: FieldResult): boolean =>
  JSON.stringify(expected) === JSON.stringify(got);

/** One side of a comparison, as a report. */
export const sideOf = (
  fields: readonly FieldResult[],
  side: 'expected' | 'got',
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(fields.map((result) => [result.field, result[side]]));

const fileOf = (outputDir: string, fixture: string): string =>
  join(outputDir, 'fixtures', `${fixture}.json`);

/** Keeps a result for the tests that judge it and for the scoreboard. */
export function keepResult(outputDir: string, result: FixtureResult): void {
  mkdirSync(join(outputDir, 'fixtures'), { recursive: true });
  writeFileSync(fileOf(outputDir, result.fixture), JSON.stringify(result));
}

/** @throws where the page was not visited in this run */
export function readResult(outputDir: string, fixture: string): FixtureResult {
  const result: FixtureResult = JSON.parse(readFileSync(fileOf(outputDir, fixture), 'utf8'));
  return result;
}
