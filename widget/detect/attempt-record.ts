import type { BootParts } from '../boot-parts.ts';
import { storeTrail, type Attempt } from '../trail.ts';
import { countUnresolved } from './outcome.ts';
import type { PageAttempt } from './page.ts';
import { checkTrail } from './parse-trail.ts';

/** The attempt whose outcome is awaited; null when there is none. */
export function awaited({ trail }: BootParts, isAnswer: boolean): PageAttempt | null {
  const attempts = trail?.attempts ?? [];
  const last = attempts.at(-1);
  if (last?.outcome !== 'pending') return null;
  const ageMs = Date.now() - last.at;
  return { kind: last.kind, ageMs, isAnswer, unresolved: countUnresolved(attempts) };
}

/** The visitor signed in at another site, which sent them back here. */
export function noteReturn(parts: BootParts): void {
  const attempts = parts.trail?.attempts ?? [];
  parts.trail = {
    ...parts.trail,
    attempts: [...attempts, { at: Date.now(), kind: 'password', outcome: 'pending' }],
  };
}

/**
 * Gives the last attempt its outcome, or takes it back with null. The page stays, so the trail is
 * safe in memory: the marker is for the way to the next one.
 */
export function settleLast(parts: BootParts, outcome: Attempt['outcome'] | null): void {
  const { trail } = parts;
  const last = trail?.attempts.at(-1);
  if (!trail || !last) return;
  const own = outcome ? [{ ...last, outcome }] : [];
  parts.trail = { ...trail, attempts: [...trail.attempts.slice(0, -1), ...own] };
  storeTrail(null);
}

/** Hands the trail to the next page; a page that leaves after good answers takes the visitor in. */
export function handOver(parts: BootParts, isAnswer: boolean, statuses: readonly number[]): void {
  const isGood = statuses.length > 0 && statuses.every((status) => status >= 200 && status < 400);
  const isIn = isGood && !isAnswer && awaited(parts, isAnswer) !== null;
  storeTrail(isIn ? null : checkTrail(parts.trail, Date.now()));
}
