import type { Cause } from '../shared/report.ts';
import type { HostFailure } from './api.ts';
import { cleanText } from './detect/clean-text.ts';
import { readEnglish } from './detect/learn.ts';
import { readCause, readCode } from './detect/read-text.ts';
import type { Diagnosis } from './detect/resolve.ts';
import { readWait } from './read-wait.ts';
import { readStatus } from './detect/response-status.ts';

/** What is taken of what a site told of a failed sign-in. */
export type ToldFailure = {
  readonly diagnosis: Diagnosis;
  readonly userId: string;
  readonly at: number;
  /** 0 when the site does not count. */
  readonly attempts: number;
};

const toText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : '';

const toWhole = (value: unknown, most: number): number | null => {
  const number = Number(toText(value) || NaN);
  return number >= 0 && number <= most ? Math.round(number) : null;
};

function readCauseOf(given: HostFailure, status: number): Cause {
  const byStatus = readStatus(status);
  const byMessage = readCause(toText(given.message), readEnglish);
  const byCode = readCode(toText(given.cause)) ?? readCode(toText(given.code));
  if (byCode) return byCode;
  return (byStatus?.certainty === 'high' ? null : byMessage) ?? byStatus?.cause ?? 'unknown';
}

/** Takes what is known of a site's own words; every other key, a password's above all, is dropped. */
export function readHostFailure(told: unknown, now: number): ToldFailure {
  const given: HostFailure = Object(told);
  const errorMessage = cleanText(toText(given.message)) || null;
  const httpStatus = toWhole(given.status, 599);
  const at = new Date(given.at ?? now).getTime();
  const cause = readCauseOf(given, httpStatus ?? 0);
  return {
    userId: toText(given.userId),
    at: at <= now ? at : now,
    attempts: toWhole(given.attempt, Infinity) ?? 0,
    diagnosis: {
      cause,
      causeSource: 'host',
      confidence: 'confirmed',
      errorMessage,
      httpStatus,
      requestId: toText(given.requestId),
      retryAfterSeconds: toWhole(given.retryAfter, 86_400) ?? readWait(errorMessage ?? ''),
      evidence: [{ recogniser: 'host', cause, certainty: 'high' }],
      isDoubtful: false,
    },
  };
}
