import type { Cause } from '../../shared/report.ts';
import { Icon, type IconName } from './Icon.tsx';
import { useSpeech } from './speech.ts';

/** Whose matter it is: the account's, the visitor's device's, or the site's own. */
type Tone = 'account' | 'device' | 'ours' | 'plain';

const LOOKS: Readonly<Record<Cause, readonly [IconName, Tone]>> = {
  wrong_credentials: ['key', 'account'],
  account_locked: ['lock', 'account'],
  account_disabled: ['stop', 'account'],
  password_expired: ['clock', 'account'],
  email_unverified: ['mail', 'account'],
  rate_limited: ['clock', 'account'],
  captcha_failed: ['puzzle', 'device'],
  mfa_failed: ['shield', 'account'],
  passkey_failed: ['shield', 'device'],
  session_or_csrf_expired: ['clock', 'device'],
  cookies_blocked: ['cookie', 'device'],
  browser_blocked: ['puzzle', 'device'],
  server_error: ['server', 'ours'],
  maintenance: ['wrench', 'ours'],
  network_offline: ['offline', 'device'],
  network_filtered: ['offline', 'device'],
  sso_error: ['link', 'ours'],
  access_denied: ['stop', 'account'],
  unknown: ['question', 'plain'],
};

export function CauseChip({ cause }: { readonly cause: Cause }) {
  const { words } = useSpeech();
  const [icon, tone] = LOOKS[cause];
  return (
    <span class={`chip chip-${tone}`}>
      <Icon name={icon} />
      {words[`cause.${cause}`]}
    </span>
  );
}
