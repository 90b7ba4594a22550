import { expect, test } from 'vitest';
import { guardText } from './guard-text.ts';
import { harmless, KINDS, positive, textOf, TONGUES } from './testing/corpus.ts';
import { DISGUISES } from './testing/disguise.ts';
import { Draw } from './testing/draw.ts';

const kindsIn = (text: string) => guardText(text).found.map(({ kind }) => kind);
const hidden = (text: string) => guardText(text).text;

/** Texts of every kind and language, often several in one, some disguised. */
function mixedTexts(count: number): string[] {
  const draw = new Draw(7);
  const disguises = Object.values(DISGUISES);
  return Array.from({ length: count }, () => {
    const parts = Array.from({ length: draw.int(1, 4) }, () =>
      draw.share() < 0.7
        ? textOf(positive(draw, draw.pick(KINDS), draw.pick(TONGUES)))
        : harmless(draw, draw.pick(TONGUES)),
    );
    const text = parts.join(draw.pick(['\n', ' ', '. ', ', ', '']));
    return draw.share() < 0.3 ? draw.pick(disguises)(text, draw) : text;
  });
}

test('[SG4] leaves a guarded text as it is', () => {
  const changed = mixedTexts(1_500).flatMap((text) => {
    const once = hidden(text);
    const twice = guardText(once);
    return twice.text === once && twice.found.length === 0 ? [] : [[text, once, twice.text]];
  });
  expect(changed.slice(0, 5)).toEqual([]);
});

test('[SG4] leaves signs of every kind in any order as they are, once guarded', () => {
  const draw = new Draw(11);
  const pieces = [
    '비밀번호',
    '는 ',
    'pw',
    ': ',
    '=',
    ' is ',
    '●',
    '●●●●',
    'code ',
    '인증번호',
    '123456',
    '4111',
    '1111',
    ' ',
    '-',
    '"',
    "'",
    '(',
    ')',
    'token=',
    '?code=',
    'Bearer ',
    'eyJhbGciOi',
    '.',
    'abc12',
    'hunter2',
    '900101',
    'です',
    '입니다',
    '\n',
    '\u200b',
    'ａ１',
    'https://a.example/reset/',
    '가 제 ',
    'my ',
    '/',
    '🙂',
    '\ud83d',
  ];
  const changed = Array.from({ length: 8_000 }, () =>
    Array.from({ length: draw.int(1, 14) }, () => draw.pick(pieces)).join(''),
  ).filter((text) => hidden(hidden(text)) !== hidden(text));
  expect(changed.slice(0, 5).map((text) => [text, hidden(text), hidden(hidden(text))])).toEqual([]);
});

test('[SG5] makes no text longer, so that none passes a limit by being guarded', () => {
  const longer = mixedTexts(500).filter((text) => hidden(text).length > text.length);
  expect(longer).toEqual([]);
});

test('[SG5] hides a secret of three signs under three, one of four and more under four', () => {
  const link = 'https://shop.example.com/reset?token=';
  expect(hidden(`${link}abc`)).toBe(`${link}●●●`);
  expect(hidden(`${link}abcd`)).toBe(`${link}●●●●`);
  expect(hidden(`${link}abcde`)).toBe(`${link}●●●●`);
});

test('says what it hid by kind, how sure, and how often', () => {
  expect(guardText('pw: hunter2, 900101-1234567, 비번 tiger99').found).toEqual([
    { kind: 'password', hardness: 'soft', count: 2 },
    { kind: 'resident_number', hardness: 'hard', count: 1 },
  ]);
  expect(guardText('Hello').found).toEqual([]);
});

test('[SG2] gives a text without a secret back letter for letter, however it is written', () => {
  const text = 'e\u0301 ｆｕｌｌ　width\u00a0and\u200b zero, 한글'.normalize('NFD');
  expect(hidden(text)).toBe(text);
  expect(hidden(`${text} pw: hunter2 ${text}`)).toBe(`${text} pw: ●●●● ${text}`);
});

test('[SG1] takes 13 to 19 digits for a card, and neither 12 nor 20', () => {
  // Each ends with its check digit.
  const byLength = {
    12: '411111111116',
    13: '4222222222222',
    19: '4111111111111111110',
    20: '41111111111111111116',
  };
  expect(kindsIn(byLength[12])).toEqual([]);
  expect(kindsIn(byLength[13])).toEqual(['card_number']);
  expect(kindsIn(byLength[19])).toEqual(['card_number']);
  expect(kindsIn(byLength[20])).toEqual([]);
  expect(kindsIn('4222222222223')).toEqual([]);
});

test.each([
  ['4111-1111-1111-1111', ['card_number']],
  ['4111 / 1111 / 1111 / 1111', ['card_number']],
  ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', ['card_number']],
  ['exp 12/27 4111 1111 1111 1111 123', ['card_number']],
  ['DE89 3704 0044 0532 0130 00', []],
  ['1767225600000', []],
  ['4111111111111111a', []],
])('[SG1] tells a card in %s: %j', (text, kinds) => {
  expect(kindsIn(text)).toEqual(kinds);
});

test.each([
  ['900101-1234567', ['resident_number']],
  ['9001011234568', ['resident_number']],
  ['000229-3123456', ['resident_number']],
  ['010229-3123456', []],
  ['900229-1234567', []],
  ['920229-1234567', ['resident_number']],
  ['901301-1234567', []],
  ['900132-1234567', []],
  // Born in 2090 as it says: that a date is to come is not weighed.
  ['900131-4234567', ['resident_number']],
  ['900131-2234567', ['resident_number']],
  ['900131-5234567', ['foreigner_number']],
  ['050131-8234567', ['foreigner_number']],
  ['900131-9234567', []],
  ['900131-0234567', []],
  ['900131-123456', []],
  ['900131-12345678', []],
  ['주문번호 260719-1234567', []],
])('[SG1] tells a Korean number in %s: %j', (text, kinds) => {
  expect(kindsIn(text)).toEqual(kinds);
});

test.each([
  ['code is 123', 0],
  ['인증번호 123', 0],
  ['인증번호 1234', 1],
  ['인증번호 12345678', 1],
  ['인증번호 123456789', 0],
  ['비밀번호 123', 0],
  ['비밀번호 1234', 1],
  ['pw: ab1', 0],
  ['pw: abc1', 1],
])('[SG1] counts the signs of what is said: %s', (text, count) => {
  expect(guardText(text).found).toHaveLength(count);
});

test('[SG1] takes a path’s part of 20 drawn signs for the secret of a reset, and not one of 19', () => {
  const link = 'https://shop.example.com/reset/';
  expect(hidden(`${link}a1b2c3d4e5f6g7h8i9j0/`)).toBe(`${link}●●●●/`);
  expect(hidden(`${link}a1b2c3d4e5f6g7h8i9j/`)).toBe(`${link}a1b2c3d4e5f6g7h8i9j/`);
  expect(hidden('https://git.example/commit/0123456789abcdef0123456789abcdef01234567')).toContain(
    '89abcdef',
  );
});

test('[SG1] hides a private key whose end is missing, as far as it goes', () => {
  const line = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj';
  expect(hidden(`key:\n-----BEGIN PRIVATE KEY-----\n${line}\n${line}\nplease help`)).toBe(
    'key:\n●●●●\nplease help',
  );
});

test.each([
  'I forgot my password',
  '비밀번호를 잊어버렸어요',
  '비밀번호가 틀렸다고 나와요',
  'Invalid password',
  'The code has expired',
  'Incorrect username or password. (code 401)',
  '상담 코드는 K7F-29Q예요',
  'my password is K7F-29Q? no, that is my case code',
  'password●●●●',
  'minji92가 비밀번호를 잊었대요',
])('[SG2] leaves alone: %s', (text) => {
  expect(hidden(text)).toBe(text);
});
