import {
  createAdapter,
  readParameter,
  readText,
  tellFailure,
  type Codes,
} from './provider-error.ts';

/** Keycloak's error codes, and descriptions that say more than `invalid_grant`. */
const CODES: Codes = {
  wrong_credentials: 'invalid_user_credentials invalid_grant',
  unknown_user: 'user_not_found',
  account_locked: 'user_temporarily_disabled account_temporarily_disabled',
  account_disabled: 'user_disabled account_disabled',
  password_expired: 'account_is_not_fully_set_up resolve_required_actions',
  session_or_csrf_expired:
    'expired_code login_required session_expired session_not_active token_is_not_active authentication_expired',
  cookies_blocked: 'cookie_not_found',
  server_error: 'server_error temporarily_unavailable',
  sso_error: 'access_denied consent_denied rejected_by_user interaction_required',
  access_denied: 'not_allowed',
};

/**
 * Reads `error` and `error_description` of what keycloak-js rejects with or hands to `onAuthError`, of
 * the token endpoint's answer, or of the address that Keycloak came back to.
 */
export const fromKeycloak = createAdapter((error) => {
  const message = readText(error, 'error_description');
  return tellFailure(
    CODES,
    [
      message || readParameter(error, 'error_description'),
      readText(error, 'error') || readParameter(error, 'error'),
    ],
    message,
  );
});
