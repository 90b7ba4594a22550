import { expect, it } from 'vitest';
import { readHostFailure } from './host-failure.ts';

const now = Date.UTC(2026, 10, 22);

it('[DT4] takes what the site tells as confirmed', () => {
  const { diagnosis, userId, at, attempts } = readHostFailure(
    {
      userId: 42,
      code: 'user_banned',
      message: ' Banned. ',
      at: now - 5,
      status: 403,
      attempt: 3,
      retryAfter: 60,
      requestId: 'req-7',
    },
    now,
  );
  expect(diagnosis).toEqual({
    cause: 'account_disabled',
    causeSource: 'host',
    confidence: 'confirmed',
    errorMessage: 'Banned.',
    httpStatus: 403,
    retryAfterSeconds: 60,
    requestId: 'req-7',
    isDoubtful: false,
    evidence: [{ recogniser: 'host', cause: 'account_disabled', certainty: 'high' }],
  });
  expect({ userId, at, attempts }).toEqual({ userId: '42', at: now - 5, attempts: 3 });
});

it.each([
  [{ cause: 'mfa_failed', code: 'user_banned' }, 'mfa_failed'],
  [{ status: 429, message: 'Incorrect password' }, 'rate_limited'],
  [{ status: 401, message: 'Your account is locked.' }, 'account_locked'],
  [{ status: 401 }, 'wrong_credentials'],
  [{ code: 'quack' }, 'unknown'],
  [{}, 'unknown'],
  [undefined, 'unknown'],
  [null, 'unknown'],
  ['locked', 'unknown'],
])('reads %j as %s', (told, cause) => {
  expect(readHostFailure(told, now).diagnosis.cause).toBe(cause);
});

it('[DT2] drops what a site should not have told', () => {
  const told = { password: 'hunter2', token: 'abc', otp: '123456', secret: 's', userId: { a: 1 } };
  expect(JSON.stringify(readHostFailure(told, now))).not.toMatch(/hunter2|abc|123456|"s"|"a"/);
});

it.each([
  [{ at: new Date(now - 1) }, now - 1],
  [{ at: new Date(now - 1).toISOString() }, now - 1],
  [{ at: now + 1 }, now],
  [{ at: 'yesterday' }, now],
])('reads the time in %j', (told, at) => {
  expect(readHostFailure(told, now).at).toBe(at);
});

it('keeps a wait of a day at most', () => {
  const wait = (retryAfter: number) =>
    readHostFailure({ retryAfter }, now).diagnosis.retryAfterSeconds;
  expect(wait(86_400)).toBe(86_400);
  expect(wait(86_401)).toBeNull();
});
