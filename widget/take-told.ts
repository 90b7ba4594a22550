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
  const seen = failures.current();
  // What the page showed of the same attempt, where the site tells no words.
  const shown = isSame && seen && seen.occurredAt >= last.at ? seen.errorMessage : null;
  const errorMessage = diagnosis.errorMessage ?? shown;
  const own = isSame ? last : ({ at, kind: 'password', outcome: 'pending' } as const);
  const next = [
    ...before.slice(0, isSame ? -1 : ATTEMPTS),
    // Without words it is looked at on: the page may have some.
    { ...own, outcome: errorMessage ? diagnosis.cause : own.outcome },
  ].slice(-ATTEMPTS);
  parts.trail = { ...trail, userId: userId || trail.userId, attempts: next };
  return failures.keep({
    ...diagnosis,
    errorMessage,
    occurredAt: at,
    attempts: attempts || next.length,
  });
}
