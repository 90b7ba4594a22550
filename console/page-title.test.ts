import { expect, test } from 'vitest';
import { toPageTitle } from './page-title.ts';

test.each([
  [2, 4, '(2) Queue 4 · Porchlight'],
  [0, 4, 'Queue 4 · Porchlight'],
  [1, 0, '(1) Porchlight'],
  [0, 0, 'Porchlight'],
])('with %i unread and %i waiting the tab says so', (unread, waiting, title) => {
  expect(toPageTitle(unread, waiting, 'Queue')).toBe(title);
});
