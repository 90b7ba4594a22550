import { expect, it } from 'vitest';
import { CAUSES, type Cause } from '../shared/report.ts';
import type { Failure } from './parts.ts';
import { displayCause } from './wording.ts';

const failure = (cause: Cause, known: Partial<Failure> = {}): Failure => ({
  userId: 'minji',
  errorMessage: null,
  cause,
  causeSource: 'server',
  confidence: 'likely',
  occurredAt: 0,
  attempts: 1,
  tried: [],
  evidence: [{ recogniser: 'response-status', cause, certainty: 'high' }],
  httpStatus: null,
  retryAfterSeconds: null,
  hints: [],
  isDoubtful: false,
  ...known,
});
const generic = { wording: 'generic' } as const;
const TELLTALE = [
  'account_locked',
  'account_disabled',
  'password_expired',
  'email_unverified',
] as const;

it.each(TELLTALE)('[DT6] hides %s when only a script could see it', (cause) => {
  expect(displayCause(failure(cause), generic)).toBe('wrong_credentials');
});

it.each(TELLTALE)('[DT6] names %s when the page said so', (cause) => {
  const evidence = [{ recogniser: 'alert-text', cause, certainty: 'medium' }] as const;
  expect(displayCause(failure(cause, { evidence }), generic)).toBe(cause);
});

it.each(TELLTALE)('[DT6] names %s when the site says so, or wants details named', (cause) => {
  expect(displayCause(failure(cause, { causeSource: 'host' }), generic)).toBe(cause);
  expect(displayCause(failure(cause), { wording: 'detailed' })).toBe(cause);
});

it('[DT6] names what tells nothing of an account', () => {
  for (const cause of CAUSES.filter((each) => !TELLTALE.some((telltale) => telltale === each))) {
    expect(displayCause(failure(cause), generic)).toBe(cause);
  }
});
