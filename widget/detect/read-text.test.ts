import { expect, it } from 'vitest';
import { en } from './languages/en.ts';
import { ko } from './languages/ko.ts';
import { createRead } from './meaning.ts';
import { readCause, readCode } from './read-text.ts';
import { CAUSES } from '../../shared/report.ts';

const read = createRead([ko, en]);

/** Words of well-known login pages. */
const SAID: readonly (readonly [cause: string, text: string])[] = [
  ['wrong_credentials', 'Invalid Email or password.'],
  ['wrong_credentials', 'These credentials do not match our records.'],
  ['wrong_credentials', 'Bad credentials'],
  ['wrong_credentials', 'Invalid login attempt.'],
  ['wrong_credentials', 'You have one more attempt before your account is locked.'],
  ['wrong_credentials', 'Unrecognized username or password. Forgot your password?'],
  ['wrong_credentials', 'Wrong login/password'],
  ['wrong_credentials', 'Firebase: Error (auth/invalid-credential).'],
  ['wrong_credentials', '아이디 또는 비밀번호가 일치하지 않습니다.'],
  ['wrong_credentials', '가입된 회원아이디가 아니거나 비밀번호가 틀립니다.'],
  ['wrong_credentials', '존재하지 않는 회원 아이디입니다.'],
  ['wrong_credentials', '자격 증명에 실패하였습니다.'],
  ['wrong_credentials', '계정이 잠기기까지 한 번의 시도가 남았습니다.'],
  ['account_locked', 'Your account is locked.'],
  ['account_locked', 'This account has been locked out, please try again later.'],
  ['account_locked', '사용자 계정이 잠겨 있습니다.'],
  ['account_locked', '계정이 잠겼습니다. 관리자에게 문의하세요.'],
  ['rate_limited', 'Too many login attempts. Please try again in 42 seconds.'],
  ['rate_limited', '로그인 시도 횟수 초과로 60초 동안 로그인이 차단되었습니다.'],
  ['account_disabled', 'User is disabled'],
  ['account_disabled', '계정이 비활성화되었습니다. 관리자에게 문의하세요.'],
  ['password_expired', 'User credentials have expired'],
  ['email_unverified', 'You have to confirm your email address before continuing.'],
  ['session_or_csrf_expired', 'Your session expired. Please sign in again to continue.'],
  ['session_or_csrf_expired', 'Invalid CSRF token.'],
  ['session_or_csrf_expired', '세션이 만료되었습니다. 다시 로그인해주세요.'],
  [
    'session_or_csrf_expired',
    '로그인 시도가 시간 초과되었습니다. 로그인 절차가 처음부터 시작됩니다.',
  ],
  ['server_error', '서버 응답 시간이 초과되었습니다. 잠시 후 다시 시도해 주세요.'],
  ['cookies_blocked', '쿠키를 찾을 수 없습니다. 브라우저에서 쿠키가 활성화되어 있는지 확인하세요.'],
  ['server_error', '현재 서버에 문제가 발생했습니다. 잠시 후 다시 시도해 주세요.'],
  ['server_error', 'The server took too long to answer (time-out). Please try again.'],
  ['network_offline', 'We could not reach the server. Check your internet connection.'],
  ['mfa_failed', '인증번호가 일치하지 않습니다.'],
  ['mfa_failed', 'Invalid verification code'],
];

it.each(SAID)('reads %s in "%s"', (cause, text) => {
  expect(readCause(text, read)).toBe(cause);
});

it.each([
  'user_banned account_disabled',
  'email_not_confirmed email_unverified',
  'over_request_rate_limit rate_limited',
  'auth/too-many-requests rate_limited',
  'auth/user-not-found wrong_credentials',
  'login_required session_or_csrf_expired',
  'state_mismatch session_or_csrf_expired',
  'CredentialsSignin wrong_credentials',
])('knows the code and its cause: %s', (pair) => {
  const [code = '', cause] = pair.split(' ');
  expect(readCode(code)).toBe(cause);
});

it('knows every cause of ours by its name', () => {
  const named = CAUSES.filter((cause) => cause !== 'unknown');
  expect(named.map(readCode)).toEqual(named);
});

it('says nothing about words it does not know', () => {
  expect(readCause('Quack 17', read)).toBeNull();
  expect(readCode('quack')).toBeNull();
});
