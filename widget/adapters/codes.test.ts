import { expect, it } from 'vitest';
import type { Cause } from '../../shared/report.ts';
import { fromAuth0 } from './auth0.ts';
import { fromAuthJs } from './authjs.ts';
import { fromFirebase } from './firebase.ts';
import { fromKeycloak } from './keycloak.ts';
import { fromOAuth } from './oauth.ts';
import { fromOkta } from './okta.ts';
import { fromSupabase } from './supabase.ts';

type Row = readonly [code: string, cause: Cause | undefined];

it.each<Row>([
  ['auth/invalid-credential', 'wrong_credentials'],
  ['auth/invalid-login-credentials', 'wrong_credentials'],
  ['auth/wrong-password', 'wrong_credentials'],
  ['auth/user-not-found', 'wrong_credentials'],
  ['auth/invalid-email', 'wrong_credentials'],
  ['auth/too-many-requests', 'rate_limited'],
  ['auth/quota-exceeded', 'rate_limited'],
  ['auth/user-disabled', 'account_disabled'],
  ['auth/network-request-failed', 'network_offline'],
  ['auth/internal-error', 'server_error'],
  ['auth/timeout', 'server_error'],
  ['auth/web-storage-unsupported', 'cookies_blocked'],
  ['auth/popup-blocked', 'sso_error'],
  ['auth/popup-closed-by-user', 'sso_error'],
  ['auth/account-exists-with-different-credential', 'sso_error'],
  ['auth/invalid-verification-code', 'mfa_failed'],
  ['auth/user-token-expired', 'session_or_csrf_expired'],
  ['auth/captcha-check-failed', 'captcha_failed'],
  ['auth/multi-factor-auth-required', undefined],
  ['auth/some-code-of-next-year', undefined],
])('Firebase says %s: %s', (code, cause) => {
  expect(fromFirebase({ code, message: `Firebase: Error (${code}).` })).toEqual({ cause });
});

it.each<Row>([
  ['invalid_credentials', 'wrong_credentials'],
  ['user_not_found', 'wrong_credentials'],
  ['user_banned', 'account_disabled'],
  ['email_not_confirmed', 'email_unverified'],
  ['over_request_rate_limit', 'rate_limited'],
  ['captcha_failed', 'captcha_failed'],
  ['mfa_verification_failed', 'mfa_failed'],
  ['mfa_challenge_expired', 'mfa_failed'],
  ['otp_expired', 'mfa_failed'],
  ['session_expired', 'session_or_csrf_expired'],
  ['bad_oauth_state', 'sso_error'],
  ['unexpected_failure', 'server_error'],
  ['weak_password', undefined],
])('Supabase says %s: %s', (code, cause) => {
  expect(fromSupabase({ name: 'AuthApiError', code, status: 400 })).toEqual({ cause, status: 400 });
});

it('knows what Supabase means where it sends no code', () => {
  const told = (message: string) => fromSupabase({ name: 'AuthApiError', message, status: 400 });
  expect(told('Invalid login credentials')).toEqual({
    cause: 'wrong_credentials',
    message: 'Invalid login credentials',
    status: 400,
  });
  expect(told('Email not confirmed')).toEqual({ cause: 'email_unverified', status: 400 });
});

it.each([
  [0, 'network_offline'],
  [undefined, 'network_offline'],
  [503, undefined],
])('takes Supabase for unreachable when the status is %s: %s', (status, cause) => {
  expect(fromSupabase({ name: 'AuthRetryableFetchError', status }).cause).toBe(cause);
});

it('reads what Supabase puts behind the # of an expired link', () => {
  const hash =
    '#error=access_denied&error_code=otp_expired&error_description=Email+link+is+invalid';
  expect(fromSupabase({ hash })).toEqual({ cause: 'mfa_failed' });
});

it.each<Row>([
  ['invalid_user_password', 'wrong_credentials'],
  ['lock.invalid_email_password', 'wrong_credentials'],
  ['too_many_attempts', 'account_locked'],
  ['password_leaked', 'account_locked'],
  ['blocked_user', 'account_disabled'],
  ['password_change_required', 'password_expired'],
  ['too_many_requests', 'rate_limited'],
  ['invalid_captcha', 'captcha_failed'],
  ['mfa_invalid_code', 'mfa_failed'],
  ['login_required', 'session_or_csrf_expired'],
  ['session_missing', 'session_or_csrf_expired'],
  ['timeout', 'server_error'],
  ['lock.network', 'network_offline'],
  ['cancelled', 'sso_error'],
  ['consent_required', 'sso_error'],
  ['unauthorized', 'access_denied'],
  ['mfa_required', undefined],
])('Auth0 says %s: %s', (code, cause) => {
  expect(fromAuth0({ code, statusCode: 401 })).toEqual({ cause, status: 401 });
  expect(fromAuth0({ error: code })).toEqual({ cause });
});

it.each([
  ['Wrong email or password.', 'wrong_credentials'],
  ['user is blocked', 'account_disabled'],
  ['Please verify your email before logging in.', 'email_unverified'],
  ['Only for employees', 'access_denied'],
])('knows more of an Auth0 refusal by "%s": %s', (description, cause) => {
  expect(fromAuth0({ error: 'access_denied', error_description: description }).cause).toBe(cause);
  expect(fromAuth0({ code: 'access_denied', description }).cause).toBe(cause);
  const query = new URLSearchParams({ error: 'access_denied', error_description: description });
  expect(fromAuth0(query)).toEqual({ cause });
});

it.each<Row>([
  ['E0000004', 'wrong_credentials'],
  ['E0000007', 'wrong_credentials'],
  ['E0000069', 'account_locked'],
  ['E0000119', 'account_locked'],
  ['E0000064', 'password_expired'],
  ['E0000047', 'rate_limited'],
  ['E0000068', 'mfa_failed'],
  ['E0000011', 'session_or_csrf_expired'],
  ['E0000009', 'server_error'],
  ['access_denied', 'access_denied'],
  ['INTERNAL', undefined],
])('Okta says %s: %s', (errorCode, cause) => {
  expect(fromOkta({ name: 'AuthApiError', errorCode, xhr: { status: 401 } })).toEqual({
    cause,
    status: 401,
  });
});

it('reads all that Okta tells of a failed sign-in', () => {
  const xhr = {
    status: 401,
    responseText: '{"stateToken":"007ucIX7PATyn94hsHfOLVaXAmOBkKHWnOOLG43bsb"}',
  };
  const errorSummary = 'Authentication failed';
  const error = { errorCode: 'E0000004', errorSummary, errorId: 'oaeGLSGT-QCT_ijvM0RT6SV0A', xhr };
  expect(fromOkta(error)).toEqual({
    cause: 'wrong_credentials',
    message: 'Authentication failed',
    status: 401,
    requestId: 'oaeGLSGT-QCT_ijvM0RT6SV0A',
  });
  const ofWidget = { name: 'AuthApiError', statusCode: 403, xhr: { responseJSON: error } };
  expect(fromOkta(ofWidget)).toMatchObject({ cause: 'wrong_credentials', status: 403 });
});

it.each([
  ['LOCKED_OUT', 'account_locked'],
  ['PASSWORD_EXPIRED', 'password_expired'],
  ['MFA_REQUIRED', undefined],
])('reads the state of an Okta sign-in %s: %s', (status, cause) => {
  expect(fromOkta({ status })).toEqual({ cause });
});

it('reads when Okta will let the visitor try again', () => {
  const reset = Math.ceil(Date.now() / 1000) + 40;
  const xhr = { status: 429, headers: { 'x-rate-limit-reset': `${reset}` } };
  const { retryAfter = 0 } = fromOkta({ errorCode: 'E0000047', xhr });
  expect(retryAfter).toBeGreaterThan(35);
  expect(retryAfter).toBeLessThanOrEqual(41);
});

it.each<Row>([
  ['invalid_user_credentials', 'wrong_credentials'],
  ['user_not_found', 'wrong_credentials'],
  ['user_temporarily_disabled', 'account_locked'],
  ['user_disabled', 'account_disabled'],
  ['expired_code', 'session_or_csrf_expired'],
  ['login_required', 'session_or_csrf_expired'],
  ['cookie_not_found', 'cookies_blocked'],
  ['consent_denied', 'sso_error'],
  ['access_denied', 'sso_error'],
  ['invalid_redirect_uri', undefined],
])('Keycloak says %s: %s', (error, cause) => {
  expect(fromKeycloak({ error })).toEqual({ cause });
  expect(fromKeycloak(`https://app.example.com/#state=s&error=${error}`)).toEqual({ cause });
});

it.each([
  ['Invalid user credentials', 'wrong_credentials'],
  ['Account disabled', 'account_disabled'],
  ['Account is not fully set up', 'password_expired'],
  ['Session not active', 'session_or_csrf_expired'],
  ['Something of next year', 'wrong_credentials'],
])('knows more of Keycloak\'s invalid_grant by "%s": %s', (error_description, cause) => {
  expect(fromKeycloak({ error: 'invalid_grant', error_description }).cause).toBe(cause);
});

it.each<Row>([
  ['CredentialsSignin', 'wrong_credentials'],
  ['AccessDenied', 'access_denied'],
  ['SessionRequired', 'session_or_csrf_expired'],
  ['Configuration', 'server_error'],
  ['OAuthAccountNotLinked', 'sso_error'],
  ['OAuthCallbackError', 'sso_error'],
  ['WebAuthnVerificationError', 'passkey_failed'],
  ['Default', undefined],
])('Auth.js says %s: %s', (error, cause) => {
  expect(fromAuthJs({ error, code: 'credentials', status: 200, ok: true, url: null })).toEqual({
    cause,
    status: 200,
  });
  expect(fromAuthJs({ type: error })).toEqual({ cause });
  expect(fromAuthJs(`?error=${error}&code=credentials`)).toEqual({ cause });
});

it("takes a cause of ours in the code of an owner's CredentialsSignin", () => {
  expect(fromAuthJs({ error: 'CredentialsSignin', code: 'account_locked' }).cause).toBe(
    'account_locked',
  );
  expect(fromAuthJs('?error=CredentialsSignin&code=rate_limited').cause).toBe('rate_limited');
});

it.each<Row>([
  ['invalid_grant', 'wrong_credentials'],
  ['login_required', 'session_or_csrf_expired'],
  ['state_mismatch', 'session_or_csrf_expired'],
  ['access_denied', 'sso_error'],
  ['interaction_required', 'sso_error'],
  ['invalid_request', 'sso_error'],
  ['server_error', 'server_error'],
  ['temporarily_unavailable', 'server_error'],
  ['quack', undefined],
])('OAuth says %s: %s', (error, cause) => {
  expect(fromOAuth({ error })).toEqual({ cause });
  expect(fromOAuth(`?state=s&error=${error}`)).toEqual({ cause });
});

it.each([
  ['50126', 'wrong_credentials'],
  ['50034', 'wrong_credentials'],
  ['50053', 'account_locked'],
  ['50057', 'account_disabled'],
  ['50055', 'password_expired'],
  ['50076', 'mfa_failed'],
  ['50033', 'server_error'],
  ['99999', 'wrong_credentials'],
])('Microsoft Entra says AADSTS%s: %s', (number, cause) => {
  const error_description = `AADSTS${number}: The account minji@example.com is one.\r\nTrace ID: 1b4c7d2e-0000\r\nTimestamp: 2026-11-22`;
  expect(fromOAuth({ error: 'invalid_grant', error_description })).toEqual({
    cause,
    requestId: '1b4c7d2e-0000',
  });
});
