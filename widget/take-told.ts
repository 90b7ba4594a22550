import type { BootParts } from './boot-parts.ts';
import type { Failures } from './failures.ts';
import type { ToldFailure } from './host-failure.ts';
import type { Failure } from './parts.ts';
import type { Trail } from './trail.ts';
import { ATTEMPTS } from './watch-limits.ts';

/** An attempt this close to what the site tells is the one it tells of, ms. */
const SAME_MS = 10_000;

/** Makes what the site tells the failure that help is about, as one more attempt or as the last one. */
export function takeTold(parts: BootParts, failures: Failures, told: ToldFailure): Failure {
  const { diagnosis, userId, at, attempts } = told;
  const trail: Trail = parts.trail ?? { attempts: [] };
  const before = trail.attempts;
  const last = before.at(-1);
  const isSame = last !== undefined && Math.abs(at - last.at) < SAME_MS;
  const own = isSame ? last : ({ at, kind: 'password' } as const);
  const next = [
    ...before.slice(0, isSame ? -1 : ATTEMPTS),
    { ...own, outcome: diagnosis.cause },
  ].slice(-ATTEMPTS);
  parts.trail = { ...trail, userId: userId || trail.userId, attempts: next };
  const seen = isSame ? failures.current() : null;
  return failures.keep({
    ...diagnosis,
    // What the page showed of the same attempt, where the site tells no words.
    errorMessage: diagnosis.errorMessage ?? seen?.errorMessage ?? null,
    occurredAt: at,
    attempts: attempts || next.length,
  });
}
