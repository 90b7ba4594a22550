import { expect, test } from 'vitest';
import { hasUnseen, toPlainText } from './plain-text.ts';

test('drops bidi overrides, zero-width and control characters', () => {
  expect(toPlainText('a\u202Eb\u200Bc\u0007d\u2066e')).toBe('abcde');
});

test('keeps line breaks, tabs and joined emoji', () => {
  const text = 'a\n\tb 👩‍💻';
  expect(toPlainText(text)).toBe(text);
  expect(hasUnseen(text)).toBe(false);
});

test('keeps three marks on a character and drops the fourth', () => {
  const [three, four] = ['a\u0301\u0302\u0303', 'a\u0301\u0302\u0303\u0304'];
  expect(toPlainText(three)).toBe(three);
  expect(toPlainText(four)).toBe(three);
});

test('says that an id holds more than can be seen', () => {
  expect(hasUnseen('admin\u200B')).toBe(true);
  expect(hasUnseen('admin')).toBe(false);
});
