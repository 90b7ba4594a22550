import { expect, test } from 'vitest';
import { maskUserId } from './mask-user-id.ts';

test.each([
  ['minsu.kim@example.com', 'mi***@ex…'],
  ['ab@example.com', 'a***@ex…'],
  ['jsmith', 'js***'],
  ['x', '***'],
  ['kim', 'k***'],
  ['', '***'],
  ['김민수입니다', '김민***'],
])('hides the middle of %s', (userId, masked) => {
  expect(maskUserId(userId)).toBe(masked);
});
