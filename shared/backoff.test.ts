import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';

test('[MS9] doubles from half a second to twenty, and spreads by half either way', () => {
  expect([0, 1, 2, 5, 6, 50].map((attempt) => backoffMs(attempt, 0.5))).toEqual([
    500, 1_000, 2_000, 16_000, 20_000, 20_000,
  ]);
  expect(backoffMs(0, 0)).toBe(250);
  expect(backoffMs(0, 0.999)).toBeLessThanOrEqual(750);
});
