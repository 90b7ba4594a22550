import { expect, it } from 'vitest';
import { LIMITS, TIMES } from '../../shared/limits.ts';
import type { Attempt } from '../trail.ts';
import { checkTrail } from './parse-trail.ts';

const at = 1_000_000;
const made = (known: Partial<Attempt>): Attempt => ({
  at,
  kind: 'password',
  outcome: 'pending',
  ...known,
});

it('[DT3] forgets the hand-over marker after ten minutes', () => {
  const trail = { userId: 'minji', attempts: [made({})] };
  expect(checkTrail(trail, at + TIMES.handOverMs)).toEqual(trail);
  expect(checkTrail(trail, at + TIMES.handOverMs + 1)).toBeNull();
});

it('forgets a marker from the future, which a changed clock leaves', () => {
  expect(checkTrail({ attempts: [made({})] }, at - 1)).toBeNull();
});

it('forgets what is no marker of ours', () => {
  expect(checkTrail(null, at)).toBeNull();
  expect(checkTrail(JSON.parse('{"x":1}'), at)).toBeNull();
  expect(checkTrail({ attempts: [] }, at)).toBeNull();
});

it('[DT7] counts a click and the submit it makes as one attempt', () => {
  const counted = (first: number) =>
    checkTrail({ attempts: [made({ at: first }), made({})] }, at)?.attempts.length;
  expect(counted(at - 999)).toBe(1);
  expect(counted(at - 1_000)).toBe(2);
});

it('[DT7] does not count the first of two steps', () => {
  const first = made({ at: at - 5_000, kind: 'identifier' });
  expect(checkTrail({ attempts: [first, made({})] }, at)?.attempts).toEqual([made({})]);
});

it('keeps no more attempts than a report holds', () => {
  const all = Array.from({ length: LIMITS.attempts + 1 }, (_, index) =>
    made({ at: at - (LIMITS.attempts - index) * 2_000, outcome: 'unknown' }),
  );
  expect(checkTrail({ attempts: all }, at)?.attempts).toEqual(all.slice(1));
});
