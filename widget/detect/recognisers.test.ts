import { expect, it } from 'vitest';
import { attemptWith, pageWith } from '../testing/page-record.ts';
import { en } from './languages/en.ts';
import { ko } from './languages/ko.ts';
import { createRead } from './meaning.ts';
import type { Page, Place, Recogniser } from './page.ts';
import { alertText } from './alert-text.ts';
import { cookiesProbe } from './cookies-probe.ts';
import { invalidField } from './invalid-field.ts';
import { offline } from './offline.ts';
import { RECOGNISERS } from './recognisers.ts';
import { repeatedSubmit } from './repeated-submit.ts';
import { navigationStatus, responseStatus } from './response-status.ts';
import { urlParameter } from './url-parameter.ts';

const read = createRead([ko, en]);

const says = (text: string, place: Place = 'alert') => [{ text, place }];
const see = ({ recognise }: Recogniser, page: Page) => recognise(page, read);

it('names every recogniser once', () => {
  const ids = RECOGNISERS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('finds nothing on a calm page', () => {
  for (const attempt of [null, attemptWith()]) {
    const found = RECOGNISERS.map((each) => see(each, pageWith({ attempt })));
    expect(found.every((finding) => finding === null)).toBe(true);
  }
});

it('takes the words of an alert', () => {
  const messages = says('Your account is locked.');
  expect(see(alertText, pageWith({ messages }))).toMatchObject({
    cause: 'account_locked',
    certainty: 'medium',
    message: 'Your account is locked.',
  });
});

it('takes unknown words for an error only after an attempt and where errors are told', () => {
  const attempt = attemptWith();
  const words = 'Quack 17';
  expect(see(alertText, pageWith({ messages: says(words), attempt }))?.cause).toBe('unknown');
  expect(see(alertText, pageWith({ messages: says(words) }))).toBeNull();
  expect(see(alertText, pageWith({ messages: says(words, 'note'), attempt }))).toBeNull();
});

it.each([
  'You have been signed out.',
  '로그아웃되었습니다.',
  'Please enter your password.',
  '아이디를 입력해 주세요.',
  'Welcome back!',
])('[DT5] takes no alarm from "%s"', (text) => {
  const page = pageWith({ messages: says(text), attempt: attemptWith() });
  expect(see(alertText, page)).toBeNull();
});

it.each([
  [423, 'account_locked', 'high'],
  [429, 'rate_limited', 'high'],
  [419, 'session_or_csrf_expired', 'high'],
  [500, 'server_error', 'high'],
  [503, 'server_error', 'high'],
  [504, 'server_error', 'high'],
  [401, 'wrong_credentials', 'low'],
  [403, 'unknown', 'low'],
  [400, 'unknown', 'low'],
] as const)('reads status %i as %s', (status, cause, certainty) => {
  const attempt = attemptWith();
  const page = pageWith({ navigationStatus: status, answers: [200, status], attempt });
  expect(see(navigationStatus, page)).toMatchObject({ cause, certainty, status });
  expect(see(responseStatus, page)).toMatchObject({ cause, certainty, status });
});

it('reads nothing into statuses below 400', () => {
  const page = pageWith({ navigationStatus: 399, answers: [399], attempt: attemptWith() });
  expect(see(navigationStatus, page)).toBeNull();
  expect(see(responseStatus, page)).toBeNull();
});

it('leaves alone the status of a page that stood before the attempt', () => {
  const attempt = attemptWith({ isAnswer: false });
  expect(see(navigationStatus, pageWith({ navigationStatus: 500, attempt }))).toBeNull();
});

it('leaves alone doubtful statuses once the form is gone', () => {
  const attempt = attemptWith({ isAnswer: false });
  expect(see(responseStatus, pageWith({ answers: [401], forms: [], attempt }))).toBeNull();
  expect(see(responseStatus, pageWith({ answers: [429], forms: [], attempt }))).not.toBeNull();
});

it.each([
  [[['error', '']], 'unknown', 'low'],
  [[['login_error', '1']], 'unknown', 'low'],
  [[['error', 'server_error']], 'server_error', 'medium'],
  [
    [
      ['error', 'access_denied'],
      ['state', 'x'],
    ],
    'sso_error',
    'medium',
  ],
  [[['error', 'account_locked']], 'account_locked', 'medium'],
] as const)('reads the address parameters %j as %s', (parameters, cause, certainty) => {
  expect(see(urlParameter, pageWith({ parameters }))).toMatchObject({ cause, certainty });
});

it.each([[[['logout', '']]], [[['terror', '1']]], [[['q', 'error']]]] as const)(
  'reads nothing into the address parameters %j',
  (parameters) => {
    expect(see(urlParameter, pageWith({ parameters }))).toBeNull();
  },
);

it('sees a lost connection only while an attempt is under way', () => {
  expect(see(offline, pageWith({ online: false }))).toBeNull();
  const page = pageWith({ online: false, attempt: attemptWith() });
  expect(see(offline, page)?.cause).toBe('network_offline');
});

it('takes blocked cookies for a reason, not for a failure', () => {
  expect(see(cookiesProbe, pageWith({ cookies: false }))).toMatchObject({ weight: 'reason' });
});

it('takes a field marked as wrong for a reason, not for a failure', () => {
  const attempt = attemptWith();
  const found = see(invalidField, pageWith({ invalid: ['password'], attempt }));
  expect(found).toMatchObject({ cause: 'wrong_credentials', weight: 'reason' });
  const code = see(invalidField, pageWith({ invalid: ['code'], attempt }));
  expect(code?.cause).toBe('mfa_failed');
});

it('takes a second attempt that leads nowhere for a failure after three seconds', () => {
  const seen = (ageMs: number, unresolved: number) =>
    see(repeatedSubmit, pageWith({ attempt: attemptWith({ ageMs, unresolved }) }));
  expect(seen(3_000, 1)).toMatchObject({ cause: 'unknown' });
  expect(seen(2_999, 1)).toBeNull();
  expect(seen(3_000, 0)).toBeNull();
});
