import { expect, test } from 'vitest';
import { CAUSES, HINTS, STEPS } from '../../shared/report.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';
import { fill, toRefusalText, WORDS } from './words.ts';

const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();

test('Korean and English say the same things', () => {
  expect(Object.keys(ko)).toEqual(Object.keys(en));
});

test('a text has the same places for values in both languages', () => {
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    expect([key, places(ko[key])]).toEqual([key, places(en[key])]);
  }
});

test('every cause, step and hint has words', () => {
  const keys = [
    ...CAUSES.map((cause) => `cause.${cause}`),
    ...STEPS.map((step) => `step.${step}`),
    ...HINTS.map((hint) => `hint.${hint}`),
  ];
  expect(keys.filter((key) => !(key in en))).toEqual([]);
});

test('fills in values, and leaves a place that has none', () => {
  expect(fill('{n} of {max}', { n: 2 })).toBe('2 of {max}');
});

test('a value with places in it stays as it is', () => {
  expect(fill('{text}', { text: '{n}', n: 1 })).toBe('{n}');
});

test('a refusal is said in words, one without words of its own as a fault of ours', () => {
  expect(toRefusalText(WORDS.en, { code: 'taken' })).toBe(en['refused.taken']);
  expect(toRefusalText(WORDS.en, { code: 'unknown_site' })).toBe(en['refused.internal']);
  expect(toRefusalText(WORDS.en, { code: 'rate_limited', retryAfterMs: 90_000 })).toContain('1:30');
});
