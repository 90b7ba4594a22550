import { expect, it } from 'vitest';
import { LIMITS } from '../../shared/limits.ts';
import { cleanText } from './clean-text.ts';

it.each([
  ['  Wrong \n\t password ', 'Wrong\npassword'],
  ['⚠ Wrong password ×', 'Wrong password'],
  ['✖\nWrong password\n×', 'Wrong password'],
  ['Wrong password!', 'Wrong password!'],
  ['(AADSTS50126)', '(AADSTS50126)'],
  [
    '비밀번호가 틀립니다.\n비밀번호는 대소문자를 구분합니다.',
    '비밀번호가 틀립니다.\n비밀번호는 대소문자를 구분합니다.',
  ],
  ['a\u0000b\u200Bc', 'a b c'],
  ['', ''],
])('cleans %j', (raw, clean) => {
  expect(cleanText(raw)).toBe(clean);
});

it('keeps as much of a message as a report holds', () => {
  const most = 'x'.repeat(LIMITS.errorMessageLength);
  expect(cleanText(most)).toBe(most);
  expect(cleanText(`${most}y`)).toBe(most);
});
