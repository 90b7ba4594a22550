import { expect, it } from 'vitest';
import { isTimely, fromLocalInput, toLocalInput } from './local-time.ts';

const MINUTE = 60_000;
const NOW = new Date(2026, 10, 22, 14, 3).getTime();

it('writes a moment in the zone of the visitor, to the minute', () => {
  expect(toLocalInput(NOW + 59_999)).toBe('2026-11-22T14:03');
});

it('reads back the minute it wrote', () => {
  expect(fromLocalInput(toLocalInput(NOW))).toBe(NOW);
});

it('reads an empty field as unknown, and takes it', () => {
  expect(fromLocalInput('')).toBeNull();
  expect(isTimely('', NOW)).toBe(true);
});

it('takes this minute, and not the next', () => {
  expect(isTimely(toLocalInput(NOW), NOW)).toBe(true);
  expect(isTimely(toLocalInput(NOW + MINUTE), NOW)).toBe(false);
});

it('takes a failure of 30 days ago, and not one of a minute before', () => {
  const oldest = NOW - 30 * 24 * 60 * MINUTE;
  expect(isTimely(toLocalInput(oldest), NOW)).toBe(true);
  expect(isTimely(toLocalInput(oldest - MINUTE), NOW)).toBe(false);
});
