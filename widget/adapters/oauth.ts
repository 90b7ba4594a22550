import {
  createAdapter,
  readParameter,
  readStatus,
  readText,
  tellFailure,
  type Codes,
} from './provider-error.ts';

/** Codes of OAuth 2, OpenID Connect and common clients; numbers are Microsoft Entra's AADSTS. */
const CODES: Codes = {
  wrong_credentials: 'invalid_grant 50126 50056 50064',
  unknown_user: '50034',
  account_locked: '50053',
  account_disabled: '50057',
  password_expired: '50055',
  mfa_failed: '50072 50074 50076 50079 500121',
  session_or_csrf_expired:
    'login_required invalid_state state_mismatch authorization_request_not_found',
  server_error: 'server_error temporarily_unavailable 50000 50033 40010',
  sso_error:
    'access_denied interaction_required consent_required account_selection_required invalid_request invalid_client unauthorized_client invalid_scope unsupported_response_type 65004',
  access_denied: '53003 50105',
};

/**
 * Reads `error` and `error_description` of an address (a text, URLSearchParams, URL or Location; query
 * or fragment) or of an error object, and its `status`. Nothing else of an address is looked at.
 */
export const fromOAuth = createAdapter((error) => {
  const text = readText(error, 'error_description');
  const description = text || readParameter(error, 'error_description');
  const [, number = ''] = /AADSTS(\d+)/.exec(description) ?? [];
  const [, requestId] = /Trace ID: ([\w-]+)/.exec(description) ?? [];
  const codes = [number, readText(error, 'error') || readParameter(error, 'error')];
  return {
    // Entra's sentences are for its administrators; an address can be written by anybody.
    ...tellFailure(CODES, codes, number ? '' : text),
    status: readStatus(error, 'status'),
    requestId,
  };
});
