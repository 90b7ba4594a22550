import { expect, it } from 'vitest';
import { readWait } from './read-wait.ts';

it.each([
  ['Try again in 60 seconds.', 60],
  ['10분 뒤에 다시 시도해 주세요.', 600],
  ['2시간 후에 다시 시도하세요', 7200],
  ['Try again in 30 hours.', 86_400],
  ['Locked after 5 failed attempts.', null],
  ['5회 실패', null],
  ['30 秒後に再試行してください。', 30],
  ['请在15分钟后再试', 900],
  ['Bitte warten Sie 2 Stunden.', 7200],
  ['Réessayez dans 5 minutes.', 300],
  ['Vui lòng thử lại sau 10 phút.', 600],
])('reads the wait in "%s"', (text, seconds) => {
  expect(readWait(text)).toBe(seconds);
});
