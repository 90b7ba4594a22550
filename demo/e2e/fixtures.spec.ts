/** Judges what `fixtures.setup.ts` saw. */
import { expect, test } from '@playwright/test';
import { CHOSEN } from '../fixtures/chosen.ts';
import { KNOWN_MISSES } from '../fixtures/known-misses.ts';
import type { FixtureSite } from '../fixtures/site.ts';
import { SITES } from '../fixtures/sites.ts';
import { isRight, readResult, sideOf, type FixtureResult } from './harness/fixture-result.ts';

/** Shares of the failures that are told as a person would. */
const BARS = { userId: 0.98, errorMessage: 0.95, cause: 0.92 } as const;

const resultOf = ({ name }: FixtureSite): FixtureResult =>
  readResult(test.info().project.outputDir, name);

test('there are fixtures enough, each with a name of its own', () => {
  const names = SITES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(SITES.filter(({ expected }) => expected).length).toBeGreaterThanOrEqual(60);
  expect(SITES.filter(({ expected }) => !expected).length).toBeGreaterThanOrEqual(40);
});

test('every known miss is of a fixture on which a sign-in fails', () => {
  const failing = new Set(SITES.flatMap(({ name, expected }) => (expected ? name : [])));
  expect(Object.keys(KNOWN_MISSES).filter((name) => !failing.has(name))).toEqual([]);
});

for (const site of CHOSEN) {
  const title = site.expected ? 'the report says what a person would' : 'nothing draws attention';
  test(`${title}: ${site.name} (${site.about})`, () => {
    const { fields, nudges, troubles } = resultOf(site);
    const { fields: known = [] } = KNOWN_MISSES[site.name] ?? {};
    const unknown = fields.filter(({ field }) => !known.includes(field));
    expect.soft(sideOf(unknown, 'got')).toEqual(sideOf(unknown, 'expected'));
    const mended = fields.filter((each) => known.includes(each.field) && isRight(each));
    const names = mended.map(({ field }) => field);
    expect.soft(names, 'right now: no known miss any more').toEqual([]);
    expect.soft(nudges).toEqual([]);
    expect.soft(troubles).toEqual([]);
  });
}

for (const [field, bar] of Object.entries(BARS)) {
  test(`${field} is right in ${bar * 100} % of the failures`, () => {
    const all = CHOSEN.flatMap((site) => resultOf(site).fields).filter(
      (each) => each.field === field,
    );
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(isRight).length / all.length).toBeGreaterThanOrEqual(bar);
  });
}
