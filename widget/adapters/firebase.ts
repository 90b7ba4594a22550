import { createAdapter, readText, tellFailure, type Codes } from './provider-error.ts';

/** `AuthErrorCodes` of firebase/auth, without their `auth/`. */
const CODES: Codes = {
  wrong_credentials:
    'invalid-credential invalid-login-credentials wrong-password user-not-found invalid-email',
  account_disabled: 'user-disabled',
  password_expired: 'password-does-not-meet-requirements',
  email_unverified: 'unverified-email',
  rate_limited: 'too-many-requests quota-exceeded',
  captcha_failed: 'captcha-check-failed invalid-recaptcha-token missing-recaptcha-token',
  mfa_failed: 'invalid-verification-code code-expired',
  session_or_csrf_expired:
    'user-token-expired invalid-user-token requires-recent-login expired-action-code invalid-action-code',
  cookies_blocked: 'web-storage-unsupported',
  server_error: 'internal-error timeout',
  network_offline: 'network-request-failed',
  sso_error:
    'popup-blocked popup-closed-by-user cancelled-popup-request user-cancelled redirect-cancelled-by-user account-exists-with-different-credential',
};

/** Reads `code` of a FirebaseError. Its message is for developers, so it is left out. */
export const fromFirebase = createAdapter((error) =>
  tellFailure(CODES, [readText(error, 'code').replace('auth/', '')]),
);
