import { expect, test } from 'vitest';
import { read, repoFiles } from './repo.ts';

/** A title that names a rule: the first text in a call of `test` or `it`, or in a row of its table. */
const TITLE = /[([]\s*(['"`])([^'"`\n]*\[[A-Z]{2}\d+\][^'"`\n]*)/g;
const IDS = /\[([A-Z]{2}\d+)\]/g;

const ruleIds = new Set(
  [...read('shared/SPEC.md').matchAll(/^- \*\*([A-Z]{2}\d+)\*\* /gm)].map(([, id]) => id),
);

/** Test files, and the contract suites that several of them run. */
const named = new Set(
  repoFiles()
    .filter((file) => /\.(test|spec)\.tsx?$|^server\/store\/contract\//.test(file))
    .filter((file) => !file.startsWith('.ci/'))
    .flatMap((file) => [...read(file).matchAll(TITLE)].map(([, , title]) => title ?? ''))
    .flatMap((title) => [...title.matchAll(IDS)].map(([, id]) => id)),
);

test('the specification has rules', () => {
  expect(ruleIds.size).toBeGreaterThan(20);
});

test('every rule of the specification is named by a test', () => {
  expect([...ruleIds].filter((id) => !named.has(id))).toEqual([]);
});

test('every rule that a test names is in the specification', () => {
  expect([...named].filter((id) => !ruleIds.has(id))).toEqual([]);
});
