import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTame } from './tame.ts';

const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce<unknown>((inner) => ({ inner }), 'leaf');
const wide = (keys: number) =>
  Object.fromEntries(Array.from({ length: keys }, (_, at) => [at, at]));

test('[AC5] lets six levels through and not seven', () => {
  expect(isTame(nested(6))).toBe(true);
  expect(isTame(nested(7))).toBe(false);
  expect(isTame([[[[[['leaf']]]]]])).toBe(true);
  expect(isTame([[[[[[['leaf']]]]]]])).toBe(false);
});

test('[AC5] lets 64 keys an object through and not 65, at any level', () => {
  expect(isTame(wide(64))).toBe(true);
  expect(isTame(wide(65))).toBe(false);
  expect(isTame({ deep: { deeper: wide(65) } })).toBe(false);
  expect(isTame(Array.from({ length: 65 }))).toBe(false);
});

test.each(['__proto__', 'constructor', 'prototype'])(
  '[AC5] refuses the key %s at any level',
  (key) => {
    const own: unknown = JSON.parse(`{"${key}":1}`);
    expect(isTame(own)).toBe(false);
    expect(isTame({ a: [{ b: own }] })).toBe(false);
  },
);

test('[AC6] ends on 20,000 levels, and on any JSON', () => {
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  expect(isTame(JSON.parse(deep))).toBe(false);
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 20 }), (value) => typeof isTame(value) === 'boolean'),
  );
});
