import type { Causes } from './strings.ts';

/** Every cause and what to try for it, in English. */
export const causes: Causes = {
  wrong_credentials: {
    says: 'The ID or password doesn’t seem to match',
    pick: 'I’m not sure of my ID or password',
    steps: [
      ['recheck_id', 'Check your ID for typos and spaces'],
      ['caps_lock', 'Check Caps Lock and keyboard language'],
      ['show_password', 'Use “show password”, or clear autofill and type it'],
      ['reset_password', 'Reset your password. Old ones may not be accepted.'],
    ],
  },
  account_locked: {
    says: 'Your account is locked',
    pick: 'It says my account is locked',
    steps: [
      ['wait_unlock', 'Wait the time shown. More tries may extend the lock.'],
      ['unlock_link', 'Look for an unlock email or a notice from us'],
    ],
  },
  account_disabled: {
    says: 'This account is not in use right now',
    steps: [
      ['unlock_link', 'Look for an unlock email or a notice from us'],
      ['contact_admin', 'Ask your admin or IT team'],
    ],
  },
  password_expired: {
    says: 'Your password has expired',
    steps: [['reset_password', 'Reset your password. Old ones may not be accepted.']],
  },
  email_unverified: {
    says: 'Your email address isn’t verified yet',
    steps: [
      ['verify_email', 'Open the verification email'],
      ['resend_code', 'Use the newest mail or code. Missing? Resend it and check spam.'],
    ],
  },
  rate_limited: {
    says: 'Too many tries in a short time',
    steps: [['retry_later', 'Wait {wait}, then try once. No need to change your password.']],
  },
  captcha_failed: {
    says: 'The robot check didn’t go through',
    steps: [
      ['reload_page', 'Reload the page and try again'],
      ['disable_extension', 'Pause VPN, ad blocker and extensions'],
    ],
  },
  mfa_failed: {
    says: 'The code seems wrong or expired',
    pick: 'My code doesn’t arrive or doesn’t work',
    steps: [
      ['resend_code', 'Use the newest mail or code. Missing? Resend it and check spam.'],
      ['sync_clock', 'Set your phone’s clock to automatic'],
      ['backup_code', 'Use a backup code or another method'],
    ],
  },
  passkey_failed: {
    says: 'The passkey didn’t work',
    steps: [['other_factor', 'Unlock the device you registered and retry']],
  },
  session_or_csrf_expired: {
    says: 'This page was open too long and expired',
    steps: [
      ['reload_page', 'Reload the page and try again'],
      ['clear_site_data', 'Clear only this site’s cookies and cache'],
    ],
  },
  cookies_blocked: {
    says: 'Your browser is blocking this site’s cookies',
    pick: 'It asks me to allow cookies',
    steps: [
      ['allow_cookies', 'Allow cookies for this site'],
      ['clear_site_data', 'Clear only this site’s cookies and cache'],
      ['private_window', 'Try a private window or another browser'],
    ],
  },
  browser_blocked: {
    says: 'Something in the browser is blocking the page',
    pick: 'The page freezes or shows an error',
    steps: [
      ['disable_extension', 'Pause VPN, ad blocker and extensions'],
      ['update_browser', 'Update the browser'],
      ['other_browser', 'Try another browser'],
    ],
  },
  server_error: {
    says: 'Sign-in is having trouble. It’s on our side. Sorry.',
    steps: [['retry_later', 'Wait {wait}, then try once. No need to change your password.']],
  },
  maintenance: {
    says: 'We’re doing maintenance. You can sign in after that.',
    steps: [['retry_later', 'Wait {wait}, then try once. No need to change your password.']],
  },
  network_offline: {
    says: 'You seem to be offline',
    steps: [['check_network', 'Check Wi-Fi, data and airplane mode. What you typed is kept.']],
  },
  network_filtered: {
    says: 'Your network seems to block sign-in',
    steps: [
      ['other_network', 'Turn off VPN or switch networks'],
      ['contact_admin', 'Ask your admin or IT team'],
    ],
  },
  sso_error: {
    says: 'Signing in with the other account failed',
    pick: 'Signing in with another account fails',
    steps: [
      ['retry_sso', 'Start over and keep the window open'],
      ['allow_popup', 'Allow pop-ups'],
      ['other_account', 'Check it’s the account you signed up with'],
    ],
  },
  access_denied: {
    says: 'You signed in but have no access',
    steps: [
      ['other_account', 'Check it’s the account you signed up with'],
      ['contact_admin', 'Ask your admin or IT team'],
    ],
  },
  unknown: {
    says: 'We don’t know the cause yet. Pick the closest case.',
    pick: 'I’m not sure',
    steps: [
      ['reload_page', 'Reload the page and try again'],
      ['other_browser', 'Try another browser'],
    ],
  },
};
