import { CAUSES } from '../../shared/report.ts';
import {
  createAdapter,
  readParameter,
  readStatus,
  readText,
  tellFailure,
  type Codes,
} from './provider-error.ts';

/** Error codes of Auth.js 5 and NextAuth 4, and our own, for an owner's `CredentialsSignin`. */
const CODES: Codes = {
  ...Object.fromEntries(CAUSES.map((cause) => [cause, cause])),
  wrong_credentials: 'wrong_credentials CredentialsSignin',
  session_or_csrf_expired: 'session_or_csrf_expired SessionRequired MissingCSRF Verification',
  passkey_failed: 'passkey_failed WebAuthnVerificationError',
  server_error:
    'server_error Configuration CallbackRouteError AdapterError EmailSignin EmailSignInError',
  sso_error:
    'sso_error OAuthAccountNotLinked AccountNotLinked OAuthSignin OAuthSignInError OAuthCallback OAuthCallbackError OAuthCreateAccount OAuthProfileParseError Callback',
  access_denied: 'access_denied AccessDenied',
};

/**
 * Reads `error` or `type`, and `status`, of what `signIn` returns or throws, or `error` of the sign-in
 * page's address. A cause of ours in `code`, which a class of the owner's may give, goes first.
 */
export const fromAuthJs = createAdapter((error) => ({
  ...tellFailure(CODES, [
    readText(error, 'code') || readParameter(error, 'code'),
    readText(error, 'error') || readText(error, 'type') || readParameter(error, 'error'),
  ]),
  status: readStatus(error, 'status'),
}));
