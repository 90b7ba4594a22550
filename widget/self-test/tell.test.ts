import { expect, it } from 'vitest';
import { HINTS } from '../../shared/report.ts';
import { words as en } from './en.ts';
import { words as ko } from './ko.ts';
import { tell } from './tell.ts';
import { SOUND } from './testing/sound.ts';

const textsOf = (words: object, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : textsOf(value, `${path}${key}.`),
  );
const [english, korean] = [new Map(textsOf(en)), new Map(textsOf(ko))];
const placesIn = (text = '') => text.match(/{\w+}/g);

it('has the same keys and places in both languages, and Korean words in Korean', () => {
  expect([...korean.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [key, text] of korean) {
    expect([key, placesIn(text)]).toEqual([key, placesIn(english.get(key))]);
    expect(text).toMatch(/[가-힣]/);
    expect(text).not.toMatch(/니다|귀하|고객님|\((은|는|이|가)\)/);
  }
});

it.each(HINTS)('[SF4] has words for the hint %s in both languages', (hint) => {
  expect(ko.hints[hint]).not.toBe('');
  expect(en.hints[hint]).not.toBe('');
});

it('[SF4] says that nothing is wrong, and what was looked at', () => {
  expect(tell(SOUND, ko, 'ko')).toEqual({
    headline: '브라우저와 연결에는 문제가 없어요',
    troubles: [],
    fine: '괜찮아요: 쿠키, 저장 공간, 이 사이트, 상담 서버, 시계',
  });
});

it('[SF4] says what is wrong in plain words', () => {
  const { headline, troubles, fine } = tell({ ...SOUND, cookies: 'blocked' }, en, 'en');
  expect(headline).toBe('Here’s what we found');
  expect(troubles).toEqual(['Cookies are blocked for this site. You can’t sign in without them.']);
  expect(fine).toBe('Working: storage, this site, help server, clock');
});

it('has no line of what is fine where nothing is known to be', () => {
  const test = {
    ...SOUND,
    cookies: 'blocked',
    storage: 'blocked',
    site: 'unknown',
    relay: 'unknown',
    clockSkewMs: null,
  } as const;
  expect(tell(test, en, 'en').fine).toBeNull();
});

it.each([
  [240_000, 'ko', '기기 시계가 4분 빨라요.'],
  [-240_000, 'en', 'This device’s clock is 4 minutes slow.'],
] as const)('says by how much a clock is off: %i ms, %s', (clockSkewMs, locale, text) => {
  const words = locale === 'ko' ? ko : en;
  expect(tell({ ...SOUND, clockSkewMs }, words, locale).troubles.join()).toContain(text);
});
