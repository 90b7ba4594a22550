import { expect, it } from 'vitest';
import { judgeAttention, NO_NUDGES } from './nudge-rules.ts';

const shown = { ...NO_NUDGES, shownAt: 1 };

it('shows one chip a burst of failures', () => {
  expect(judgeAttention(NO_NUDGES, null)).toBe('chip');
  expect(judgeAttention(shown, 59_999)).toBe('dot');
  expect(judgeAttention(shown, 60_000)).toBe('chip');
});

it('stays quiet after a dismissal until two further failures', () => {
  expect(judgeAttention({ ...shown, dismissed: 1, since: 1 }, null)).toBe('dot');
  expect(judgeAttention({ ...shown, dismissed: 1, since: 2 }, null)).toBe('chip');
});

it('stays quiet for good after a second dismissal', () => {
  expect(judgeAttention({ ...shown, dismissed: 2, since: 9 }, null)).toBe('dot');
});
