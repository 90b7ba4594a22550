import { TIMES } from './limits.ts';

/**
 * How long to wait before try `attempt` (0 is the first retry), ms: doubling from half a second,
 * capped at twenty, spread by half either way so that a crowd does not return as one.
 * @param random a number in [0, 1)
 */
export function backoffMs(attempt: number, random: number): number {
  const base = Math.min(TIMES.retryFirstMs * 2 ** attempt, TIMES.retryCapMs);
  return Math.round(base * (0.5 + random));
}
