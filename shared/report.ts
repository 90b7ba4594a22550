/** Why a sign-in failed; the handbook of causes is in SPEC.md, section DT. */
export const CAUSES = [
  'wrong_credentials',
  'account_locked',
  'account_disabled',
  'password_expired',
  'email_unverified',
  'rate_limited',
  'captcha_failed',
  'mfa_failed',
  'passkey_failed',
  'session_or_csrf_expired',
  'cookies_blocked',
  'browser_blocked',
  'server_error',
  'maintenance',
  'network_offline',
  'network_filtered',
  'sso_error',
  'access_denied',
  'unknown',
] as const;
export type Cause = (typeof CAUSES)[number];

/** What a visitor can do, and say they did. */
export const STEPS = [
  'recheck_id',
  'recheck_password',
  'caps_lock',
  'input_language',
  'show_password',
  'clear_autofill',
  'reset_password',
  'wait_unlock',
  'unlock_link',
  'verify_email',
  'resend_code',
  'sync_clock',
  'backup_code',
  'other_factor',
  'reload_page',
  'allow_cookies',
  'clear_site_data',
  'other_browser',
  'private_window',
  'disable_extension',
  'update_browser',
  'check_network',
  'other_network',
  'retry_later',
  'retry_sso',
  'allow_popup',
  'other_account',
  'other_method',
  'contact_admin',
  'other',
] as const;
export type Step = (typeof STEPS)[number];

/** What was noticed beside a failure: it explains one, and is the sign of none. */
export const HINTS = [
  'caps_lock',
  'hangul_input',
  'full_width',
  'stray_space',
  'stale_autofill',
  'long_idle_page',
  'clock_skew',
] as const;
export type Hint = (typeof HINTS)[number];

/**
 * Whether a server answers: `silent` when it did neither answer nor refuse within the test's time,
 * which a slow network does as well as a filter; `unknown` where the page's own policy forbade to ask.
 */
export const REACHES = ['ok', 'unreachable', 'silent', 'unknown'] as const;
export type Reach = (typeof REACHES)[number];

/** What the page's self-test found; `unknown` where the browser does not tell. */
export type SelfTest = {
  readonly cookies: 'ok' | 'blocked';
  readonly storage: 'ok' | 'blocked';
  readonly online: boolean;
  /** Whether the page's own server answers. */
  readonly site: Reach;
  readonly relay: Reach;
  /**
   * By how much the visitor's clock is ahead of the relay's, ms, at most a day either way; null
   * when it could not be told.
   */
  readonly clockSkewMs: number | null;
  /** Whether the page may be an old one: kept by a service worker, or out of the browser's cache. */
  readonly copy: 'fresh' | 'service_worker' | 'cached' | 'unknown';
  /** Whether all scripts of the page came; an extension or a filter stops some. */
  readonly scripts: 'ok' | 'blocked' | 'unknown';
};

export const CONFIDENCES = ['confirmed', 'likely', 'possible'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Who said what the cause is, in the order in which they are believed. */
export const CAUSE_SOURCES = ['host', 'server', 'browser', 'page', 'visitor'] as const;
export type CauseSource = (typeof CAUSE_SOURCES)[number];

/** One recogniser's finding: what it is called, what it thinks, how sure. */
export type Evidence = {
  readonly recogniser: string;
  readonly cause: Cause;
  readonly certainty: 'high' | 'medium' | 'low';
};

/** What Porchlight knows of a failed sign-in, as the details form would be pre-filled with it now. */
export type Report = {
  /** As typed; null when unknown or when the site leaves it out. */
  readonly userId: string | null;
  /** As a person would copy it from the page. */
  readonly errorMessage: string | null;
  readonly cause: Cause;
  readonly confidence: Confidence;
  /** Last failure, ms since epoch by the visitor's clock. */
  readonly occurredAt: number;
  /** Failed attempts seen in this tab, this one included, over reloads. */
  readonly attempts: number;
  readonly tried: readonly Step[];
  readonly evidence: readonly Evidence[];
  readonly hints: readonly Hint[];
};

/** What the visitor looked at, edited and sent; the agent sees it before any message. */
export type SubmittedReport = {
  readonly schema: 'auth-error-report/1';
  /** Origin and path only: a query string can hold secrets. */
  readonly pageUrl: string;
  readonly userId: string | null;
  readonly errorMessage: string | null;
  readonly cause: Cause;
  readonly causeSource: CauseSource;
  readonly confidence: Confidence;
  readonly httpStatus: number | null;
  readonly retryAfterSeconds: number | null;
  /** RFC 3339, UTC. */
  readonly occurredAt: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly attempts: number;
  readonly tried: readonly Step[];
  readonly triedNote: string | null;
  readonly evidence: readonly Evidence[];
  /** Absent in reports of pages older than 0.2. */
  readonly hints?: readonly Hint[];
  /** How the site's server calls the request that failed, as the site told; for its logs. */
  readonly requestId?: string | null;
  /** Null when it was not run. Absent in reports of pages older than 0.2. */
  readonly selfTest?: SelfTest | null;
  /** Null when the visitor left it out. */
  readonly client: ClientInfo | null;
  readonly consent: Consent;
};

/** Optional technical details; no fingerprint, no version below the major one. */
export type ClientInfo = {
  readonly browser: string;
  readonly os: string;
  readonly device: 'desktop' | 'mobile' | 'tablet';
  readonly languages: readonly string[];
  readonly viewport: { readonly w: number; readonly h: number };
  readonly cookies: 'ok' | 'blocked';
  readonly storage: 'ok' | 'blocked';
};

export type Consent = {
  readonly mode: 'required' | 'notice';
  readonly version: string;
  readonly locale: Locale;
  readonly at: string;
};

export const LOCALES = ['ko', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
