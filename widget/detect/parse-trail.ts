import { ATTEMPTS, HAND_OVER_MS } from '../watch-limits.ts';
import type { Attempt, Trail } from '../trail.ts';

/** Attempts closer than this are one, ms: a submit, and the form data that a script makes of it. */
const SAME_MS = 1_000;

/** Leaves out what came twice, and the first step of a sign-in whose second step was tried. */
const isOwn = (attempt: Attempt, index: number, all: readonly Attempt[]): boolean => {
  const next = all[index + 1];
  if (!next) return true;
  if (next.at - attempt.at < SAME_MS) return false;
  return (
    attempt.outcome !== 'pending' || attempt.kind !== 'identifier' || next.kind === 'identifier'
  );
};

/** The trail if it is one and not older than a hand-over marker may be; null otherwise. */
export function checkTrail(trail: Trail | null, now: number): Trail | null {
  if (!trail || !Array.isArray(trail.attempts)) return null;
  const ageMs = now - (trail.attempts.at(-1)?.at ?? 0);
  if (!(ageMs >= 0 && ageMs <= HAND_OVER_MS)) return null;
  return { ...trail, attempts: trail.attempts.filter(isOwn).slice(-ATTEMPTS) };
}
