import type { SelfTest } from '../../shared/report.ts';
import { TROUBLES } from '../panel/companion.ts';
import type { CheckedFailure } from '../panel/report-form.ts';
import { likelyCause } from './judge.ts';

/** Where the page showed no failure, what the check finds is all that is known of one. */
const nothingSeen = (occurredAt: number): CheckedFailure => ({
  userId: null,
  errorMessage: null,
  cause: 'unknown',
  causeSource: 'visitor',
  confidence: 'possible',
  occurredAt,
  attempts: 0,
  tried: [],
  evidence: [],
  hints: [],
  httpStatus: null,
  retryAfterSeconds: null,
  isDoubtful: true,
});

/**
 * A failure with what the check of the browser found. Its cause gives way to the check's where it
 * was trouble of browser or network, or none, and the site itself has not confirmed it.
 */
export function withSelfTest(
  failure: CheckedFailure | null,
  selfTest: SelfTest,
  now: number,
): CheckedFailure {
  const seen = failure ?? nothingSeen(now);
  const checked = { ...seen, selfTest };
  const cause = likelyCause(selfTest);
  const isOpen = seen.confidence !== 'confirmed' && TROUBLES.includes(seen.cause);
  if (!isOpen || !cause) return checked;
  const said = { recogniser: 'self-test', cause, certainty: 'medium' } as const;
  const isSame = cause === seen.cause;
  return {
    ...checked,
    ...(isSame ? {} : { cause, causeSource: 'browser', confidence: 'possible' }),
    evidence: [said, ...seen.evidence],
  };
}
