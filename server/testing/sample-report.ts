import type { SelfTest, SubmittedReport } from '../../shared/report.ts';

/** The one origin that the tests' site allows. */
export const ORIGIN = 'https://login.example.com';

/** What a self-test finds where nothing is wrong but the clock. */
export const SELF_TEST: SelfTest = {
  cookies: 'ok',
  storage: 'ok',
  online: true,
  site: 'ok',
  relay: 'ok',
  clockSkewMs: 240_000,
  copy: 'fresh',
  scripts: 'unknown',
};

/** A report as a visitor would send it after a wrong password. */
export const sampleReport = (change: Partial<SubmittedReport> = {}): SubmittedReport => ({
  schema: 'auth-error-report/1',
  pageUrl: `${ORIGIN}/sign-in`,
  userId: 'minji@example.com',
  errorMessage: 'The ID or password does not match.',
  cause: 'wrong_credentials',
  causeSource: 'page',
  confidence: 'likely',
  httpStatus: 401,
  retryAfterSeconds: null,
  occurredAt: '2026-11-22T05:03:00.000Z',
  timeZone: 'Asia/Seoul',
  attempts: 2,
  tried: ['recheck_password'],
  triedNote: null,
  evidence: [{ recogniser: 'alert-text', cause: 'wrong_credentials', certainty: 'medium' }],
  hints: ['caps_lock'],
  selfTest: SELF_TEST,
  client: null,
  consent: { mode: 'required', version: '1', locale: 'ko', at: '2026-11-22T05:04:00.000Z' },
  ...change,
});
