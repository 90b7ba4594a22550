import { expect, test } from 'vitest';
import { TIMES } from '../shared/limits.ts';
import { Clock } from './testing/clock.ts';
import { TypingTeller } from './typing-teller.ts';

test('[PR5] typing is told at most every three seconds, and its end at once', () => {
  const told: boolean[] = [];
  const clock = new Clock();
  const typing = new TypingTeller((now) => told.push(now), clock.now);
  typing.typed();
  clock.advance(TIMES.typingEveryMs - 1);
  typing.typed();
  expect(told).toEqual([true]);
  clock.advance(1);
  typing.typed();
  expect(told).toEqual([true, true]);
  typing.stopped();
  typing.stopped();
  expect(told).toEqual([true, true, false]);
});
