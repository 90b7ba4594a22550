import {
  createAdapter,
  readSeconds,
  readStatus,
  readText,
  tellFailure,
  type Codes,
} from './provider-error.ts';

/** Codes of Okta's API and of OAuth, and states of a sign-in that ended without an error. */
const CODES: Codes = {
  wrong_credentials: 'E0000004 invalid_grant',
  unknown_user: 'E0000007',
  account_locked: 'E0000069 E0000119 LOCKED_OUT',
  password_expired: 'E0000064 PASSWORD_EXPIRED',
  rate_limited: 'E0000047 E0000109 E0000133',
  mfa_failed: 'E0000068 E0000082',
  session_or_csrf_expired: 'E0000005 E0000011 login_required',
  server_error: 'E0000009 server_error temporarily_unavailable',
  maintenance: 'E0000010',
  sso_error: 'interaction_required consent_required',
  access_denied: 'E0000006 access_denied',
};

/** What of Okta's errors is more than text. */
type OktaError = {
  readonly xhr?: { readonly headers?: unknown; readonly responseJSON?: unknown };
};

/**
 * Reads an error of okta-auth-js (`errorCode`, `errorSummary`, `errorId`, `xhr`), of the Sign-In
 * Widget's `afterError` (`statusCode`, `xhr`), or the `status` of an authentication transaction. Okta
 * tells when to try again in X-Rate-Limit-Reset, seconds since epoch.
 */
export const fromOkta = createAdapter((error) => {
  const { xhr }: OktaError = Object(error);
  const told = xhr?.responseJSON;
  const codes = [
    readText(error, 'errorCode') || readText(told, 'errorCode'),
    readText(error, 'status'),
  ];
  const message = readText(error, 'errorSummary') || readText(told, 'errorSummary');
  return {
    ...tellFailure(CODES, codes, message),
    status: readStatus(error, 'statusCode') ?? readStatus(xhr, 'status'),
    retryAfter: readSeconds(readText(xhr?.headers, 'x-rate-limit-reset'), Date.now()),
    requestId: readText(error, 'errorId') || readText(told, 'errorId') || undefined,
  };
});
