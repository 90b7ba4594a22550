import { expect, test } from 'vitest';
import type { SubmittedReport } from '../report.ts';
import { guardReport } from './guard-report.ts';

const report = (change: Partial<SubmittedReport>): SubmittedReport => ({
  schema: 'auth-error-report/1',
  pageUrl: 'https://login.example.com/sign-in',
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
  evidence: [],
  client: null,
  consent: { mode: 'required', version: '1', locale: 'ko', at: '2026-11-22T05:04:00.000Z' },
  ...change,
});
const pageUrlOf = (pageUrl: string) => guardReport(report({ pageUrl })).pageUrl;

test('[SG2] leaves a report without a secret as it is', () => {
  expect(guardReport(report({}))).toEqual(report({}));
});

test('[SG1] hides secrets in every field that holds a person’s or a page’s words', () => {
  const guarded = guardReport(
    report({
      userId: '900101-1234567',
      errorMessage: 'Token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl is invalid',
      triedNote: '비밀번호는 hunter2 로 해 봤어요',
    }),
  );
  expect(guarded).toEqual(
    report({
      userId: '●●●●',
      errorMessage: 'Token ●●●● is invalid',
      triedNote: '비밀번호는 ●●●● 로 해 봤어요',
    }),
  );
  expect(guardReport(guarded)).toEqual(guarded);
});

test.each([
  ['https://login.example.com/sign-in', 'https://login.example.com/sign-in'],
  ['https://login.example.com/', 'https://login.example.com/'],
  ['https://login.example.com', 'https://login.example.com'],
  ['http://localhost:8080/ko/spa', 'http://localhost:8080/ko/spa'],
  [
    'https://a.example/help/how-to-reset-your-password-2026',
    'https://a.example/help/how-to-reset-your-password-2026',
  ],
  ['https://a.example/loginWithUserNamePassword', 'https://a.example/loginWithUserNamePassword'],
  ['https://a.example/s/8f14e45fceea167a5a36dedd4bea2543', 'https://a.example/s/●●●●'],
  ['https://a.example/s/8f14e45fceea167a5a3/x', 'https://a.example/s/8f14e45fceea167a5a3/x'],
  ['https://a.example/s/8f14e45fceea167a5a36/x', 'https://a.example/s/●●●●/x'],
  ['https://a.example/r/Zk3vQ9xLw0aBtYcDeFgH1', 'https://a.example/r/●●●●'],
  ['https://a.example/r/550e8400-e29b-41d4-a716-446655440000', 'https://a.example/r/●●●●'],
  ['https://a.example/j/eyJhbGciOiJub25lIn0.e30.', 'https://a.example/j/●●●●.'],
  ['https://a.example/login;jsessionid=1A2B3C', 'https://a.example/login;jsessionid=●●●●'],
  ['https://minji:hunter2@a.example/', 'https://minji:●●●●@a.example/'],
])('[SG1] hides what was drawn in a page’s address: %s', (url, guarded) => {
  expect(pageUrlOf(url)).toBe(guarded);
  expect(pageUrlOf(guarded)).toBe(guarded);
});

test.each([
  ['req-7f3a', 'req-7f3a'],
  ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', undefined],
  [null, null],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', null],
  ['ghp_16C7e42F292c6912E7710c838347Ae178B4a', null],
])('[DT9] keeps the id of a request, and no secret in its place: %s', (told, kept = told) => {
  expect(guardReport(report({ requestId: told }))).toEqual(report({ requestId: kept }));
});
