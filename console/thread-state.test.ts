import { expect, test } from 'vitest';
import { NO_MARKS } from '../shared/model.ts';
import { toMessageState } from './thread-state.ts';

test.each([
  [3, 'read'],
  [4, 'delivered'],
  [5, 'delivered'],
  [6, 'sent'],
] as const)('[PR5] message %i of an agent shows as %s', (seq, state) => {
  expect(toMessageState(seq, { ...NO_MARKS, visitorDelivered: 5, visitorRead: 3 })).toBe(state);
});
