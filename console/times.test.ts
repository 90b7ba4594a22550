import { expect, test } from 'vitest';
import { toClock, toMoment } from './times.ts';

test.each([
  [161_000, '2:41'],
  [59_999, '0:59'],
  [60_000, '1:00'],
  [3_599_999, '59:59'],
  [3_600_000, '1:00:00'],
  [-5_000, '0:00'],
])('shows a wait of %i ms as %s', (ms, clock) => {
  expect(toClock(ms)).toBe(clock);
});

test('shows a moment in the zone of the visitor', () => {
  const at = Date.UTC(2026, 10, 22, 5, 3);
  expect(toMoment(at, 'ko', 'Asia/Seoul')).toContain('2:03');
  expect(toMoment(at, 'en', 'UTC')).toContain('5:03');
});

test('shows a moment also when the zone named is none', () => {
  expect(toMoment(0, 'en', 'Moon/Base')).toBe(toMoment(0, 'en'));
});
