import {
  createAdapter,
  readParameter,
  readStatus,
  readText,
  tellFailure,
  type Codes,
} from './provider-error.ts';

/** `ErrorCode` of @supabase/auth-js, and the sentences of servers that sent no codes yet. */
const CODES: Codes = {
  wrong_credentials: 'invalid_credentials invalid_grant invalid_login_credentials',
  unknown_user: 'user_not_found',
  account_disabled: 'user_banned',
  email_unverified: 'email_not_confirmed phone_not_confirmed provider_email_needs_verification',
  rate_limited: 'over_request_rate_limit over_email_send_rate_limit over_sms_send_rate_limit',
  captcha_failed: 'captcha_failed',
  mfa_failed:
    'mfa_verification_failed mfa_verification_rejected mfa_challenge_expired mfa_ip_address_mismatch otp_expired',
  session_or_csrf_expired:
    'session_expired session_not_found refresh_token_not_found refresh_token_already_used flow_state_expired flow_state_not_found bad_code_verifier AuthSessionMissingError',
  server_error: 'unexpected_failure request_timeout hook_timeout hook_timeout_after_retry',
  sso_error:
    'bad_oauth_state bad_oauth_callback provider_disabled saml_idp_not_found saml_relay_state_expired saml_relay_state_not_found',
};
const UNREACHABLE: Codes = { network_offline: 'AuthRetryableFetchError' };

/**
 * Reads `code`, `name`, `status` and `message` of Supabase's AuthError, or `error_code` of the address
 * that a link or a provider came back to.
 */
export const fromSupabase = createAdapter((error) => {
  const status = readStatus(error, 'status');
  const message = readText(error, 'message');
  const name = readText(error, 'name');
  const codes = [readText(error, 'code'), readParameter(error, 'error_code'), name, message];
  // The same error with a status is a server's; without one, nobody answered.
  return { ...tellFailure(status ? CODES : { ...CODES, ...UNREACHABLE }, codes, message), status };
});
