import { expect, test } from 'vitest';
import { spellDuration } from './spell-duration.ts';

test.each([
  [31_000, 'ko', '31초'],
  [89_400, 'ko', '89초'],
  [90_000, 'ko', '2분'],
  [240_000, 'en', '4 minutes'],
  [60 * 60_000, 'en', '60 minutes'],
  [90 * 60_000, 'en', '2 hours'],
  [24 * 60 * 60_000, 'en', '24 hours'],
  [1_000, 'en', '1 second'],
] as const)('spells %i ms in %s as “%s”', (ms, locale, text) => {
  expect(spellDuration(ms, locale)).toBe(text);
});
