import type { Language } from '../meaning.ts';
import { LATIN } from './latin.ts';

/** English, and the codes of providers. */
export const en: Language = {
  letters: LATIN,
  phrases: [
    ['way_out', /^(log|sign) ?(out|off)$/i],
    [
      'fine',
      /(sign|logg)ed (out|off|in\b)|\bsuccess|^(welcome|loading|please wait|signing in)|\bsent\b|check your e?.?mail/i,
    ],
    ['wrong_credentials', /before your|attempts? (left|remain)|remaining/i],
    ['rate_limited', /\bip( addr|\b.*block)|all requests/i],
    ['account_locked', /\block(ed|out)|temporarily (bl|dis)|been bl/i],
    ['rate_limited', /too many|exceeded|limit|throttl/i],
    ['cookies_blocked', /cookies?\b.*(disab|enabl|not |block|turned)|enable .*cookie/i],
    ['password_expired', /(password|credentials) .*expired/i],
    ['email_unverified', /(confirm|verify) your|(not |un)(been |yet )?(verified|confirmed)/i],
    [
      'account_disabled',
      /disabled|suspended|activated|banned|inactive|prohibited|account has exp|is blocked/i,
    ],
    ['browser_blocked', /browser blocked/i],
    ['captcha_failed', /captcha|robot/i],
    ['passkey_failed', /passkey|security key|notallowederr/i],
    [
      'session_or_csrf_expired',
      /csrf|forgery|session|invalid request|login req|(^|\W)state mis|(page|form|flow|login|request).*(expired|timed)|sign in .*before|hijack/i,
    ],
    [
      'mfa_failed',
      /mfa|\botp\b|two.?factor|(incorrect|invalid|wrong|expired) .*(code|token)|code\b.*(incorrect|invalid|wrong|expired|match)/i,
    ],
    ['session_or_csrf_expired', /token|expired/i],
    [
      'wrong_credentials',
      /(user|name|mail|login|pass|credential|account|\bid)\b.*(incorrect|invalid|wrong|unknown|n.t (right|match|found|find|recog|exist|correct|valid)|no user|sensitive)|fail.* authenticate|no (user|account|member).*(found|record|exist|with|match|for)|(correct|invalid|wrong|bad|unknown|no such|find|check|recogni\w+) .*(user|phone|name|mail|login|pass|credential|account|grant|\bid\b)/i,
    ],
    ['maintenance', /maintenance/i],
    ['network_filtered', /network filt/i],
    ['network_offline', /internet|offline|network|failed to fetch/i],
    [
      'server_error',
      /(unable|failed|could not|cannot|n.t) (to )?(connect|contact|reach)|(database|connection).*(error|connect|fail)|(internal|error|reach).*server|server.*(error|down|busy|respon|took|problem|not)|went wrong|unavailable|timed? ?out|(unknown|internal|system|unexpected) |error occurred|gateway|sorry|could not perform/i,
    ],
    ['access_denied', /access denied$|forbidden|not a(uthorized|llowed)|permission|only /i],
    ['sso_error', /\bsso\b|oauth|saml|provider|pop ?up|consent/i],
    [
      'wrong_credentials',
      /credential|incorrect|invalid|wrong|fail|unsuccess|unauthori|malformed|badly|(unable|n.t) (to )?(sign|log|recogni|right|correct|match)/i,
    ],
    ['access_denied', /denied/i],
    ['server_error', /later/i],
    ['incomplete', /required|enter |blank|empty|missing|must be/i],
  ],
};
