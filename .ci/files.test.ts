import { expect, test } from 'vitest';
import { read, repoFiles } from './repo.ts';

const MAX_LINES = 250;
const CODE = /\.(tsx?|m?js|css|lua|sql|html|sh)$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
const PASCAL = /^([A-Z][a-z0-9]*)+(\.dom)?(\.test)?\.tsx$/;
/** Names that say nothing, and barrels. */
const EMPTY_NAME = /(^|\/)(index|utils?|helpers?|common|misc)\.(tsx?|m?js)$/;

const code = repoFiles().filter((file) => CODE.test(file));
const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

test('there is code', () => {
  expect(code.length).toBeGreaterThan(50);
});

test(`no file of code has more than ${MAX_LINES} lines`, () => {
  const lines = (file: string): number => read(file).replace(/\n$/, '').split('\n').length;
  expect(code.filter((file) => lines(file) > MAX_LINES)).toEqual([]);
});

test('modules are named in kebab-case and components in PascalCase', () => {
  const isNamedWell = (name: string): boolean => KEBAB.test(name) || PASCAL.test(name);
  expect(code.filter((file) => !isNamedWell(nameOf(file)))).toEqual([]);
});

test('no module is a barrel or a drawer', () => {
  expect(code.filter((file) => EMPTY_NAME.test(file))).toEqual([]);
});
