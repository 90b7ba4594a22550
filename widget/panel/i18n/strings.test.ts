import { expect, it } from 'vitest';
import { CAUSES } from '../../../shared/report.ts';
import { strings as en } from './en.ts';
import { strings as ko } from './ko.ts';
import { aheadText, linkText, stepsFor } from './sentences.ts';
import { fill } from './strings.ts';

/** Every text by the path of its key. */
function textsOf(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : textsOf(value, `${path}${key}.`),
  );
}
const [english, korean] = [new Map(textsOf(en)), new Map(textsOf(ko))];
const placesIn = (text = '') => [...text.matchAll(/{\w+}/g)].map(([place]) => place).sort();

it('has the same keys in both languages', () => {
  expect([...korean.keys()].sort()).toEqual([...english.keys()].sort());
});

it.each([...english])('has the same places to fill in for %s', (key, text) => {
  expect(placesIn(korean.get(key))).toEqual(placesIn(text));
});

it.each([...korean])(
  'has Korean words for %s, no particle that does not know its noun',
  (key, text) => {
    const isStepName = /\.steps\.\d+\.0$/.test(key);
    expect(text).toMatch(isStepName || key === 'mailSubject' ? /\w/ : /[가-힣]/);
    expect(text).not.toMatch(/[은을이와]\((는|를|가|과)\)|\((은|을|이|와)\)/);
    expect(text).not.toMatch(/}(은|는|이|가|을|를|와|과|으로|로)(?![가-힣])/);
  },
);

it.each(CAUSES)('has the same one to four steps for %s in both languages', (cause) => {
  const [inEnglish, inKorean] = [en, ko].map(({ causes }) => causes[cause].steps);
  expect(inKorean?.map(([step]) => step)).toEqual(inEnglish?.map(([step]) => step));
  expect(inEnglish?.length).toBeGreaterThanOrEqual(1);
  expect(inEnglish?.length).toBeLessThanOrEqual(4);
});

it.each([
  [90, '90초'],
  [91, '2분'],
  [null, '5분'],
])('says how long to wait in seconds up to ninety, then in minutes: %s', (seconds, wait) => {
  const [step] = stepsFor(ko, 'rate_limited', 'ko', seconds);
  expect(step?.[0]).toBe('retry_later');
  expect(step?.[1]).toContain(wait);
});

it('[QU2] says who is next, and how many are ahead of the others', () => {
  expect([0, 1, 12].map((ahead) => aheadText(ko, ahead))).toEqual([
    '다음 순서예요',
    '앞에 1명 있어요',
    '앞에 12명 있어요',
  ]);
});

it('has words for a connection that is not there', () => {
  const texts = (['failed', 'offline', 'connecting', 'reconnecting'] as const).map((link) =>
    linkText(en, link, false),
  );
  expect(new Set([...texts, linkText(en, 'live', true)]).size).toBe(5);
});

it('leaves a place without a value as it is', () => {
  expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
});
