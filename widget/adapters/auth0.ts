import {
  createAdapter,
  readParameter,
  readStatus,
  readText,
  tellFailure,
  type Codes,
} from './provider-error.ts';

/** Codes of auth0.js, Lock and auth0-spa-js, and descriptions that say more than `access_denied`. */
const CODES: Codes = {
  wrong_credentials:
    'invalid_user_password lock.invalid_email_password lock.invalid_username_password wrong_email_or_password wrong_username_or_password invalid_grant',
  account_locked: 'too_many_attempts password_leaked',
  account_disabled: 'blocked_user user_is_blocked',
  password_expired: 'password_change_required',
  email_unverified: 'please_verify_your_email_before_logging_in',
  rate_limited: 'too_many_requests',
  captcha_failed: 'invalid_captcha invalid_recaptcha',
  mfa_failed:
    'mfa_invalid_code lock.mfa_invalid_code lock.invalid_code mfa_registration_required lock.mfa_registration_required',
  session_or_csrf_expired: 'login_required session_missing invalid_state',
  server_error: 'server_error temporarily_unavailable timeout lock.fallback',
  network_offline: 'lock.network',
  sso_error:
    'cancelled popup_open lock.popup_closed lock.unauthorized consent_required interaction_required',
  access_denied: 'access_denied unauthorized',
};

/**
 * Reads `code` or `error`, `description` or `error_description`, and `statusCode` of an error of
 * Auth0's libraries, or `error` and `error_description` of the address that Auth0 came back to.
 */
export const fromAuth0 = createAdapter((error) => {
  const message = readText(error, 'description') || readText(error, 'error_description');
  const codes = [
    message || readParameter(error, 'error_description'),
    readText(error, 'code'),
    readText(error, 'error') || readParameter(error, 'error'),
  ];
  return { ...tellFailure(CODES, codes, message), status: readStatus(error, 'statusCode') };
});
