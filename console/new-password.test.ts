import { expect, test } from 'vitest';
import { LIMITS } from '../shared/limits.ts';
import { checkNewPassword } from './new-password.ts';

const { agentPasswordMin: min, agentPasswordMax: max } = LIMITS;
const twice = (length: number) => checkNewPassword('x'.repeat(length), 'x'.repeat(length));

test('a new password has from 15 to 128 characters', () => {
  expect(twice(min - 1)).toBe('short');
  expect(twice(min)).toBeNull();
  expect(twice(max)).toBeNull();
  expect(twice(max + 1)).toBe('long');
});

test('a new password is written the same twice', () => {
  expect(checkNewPassword('x'.repeat(min), 'y'.repeat(min))).toBe('different');
});
