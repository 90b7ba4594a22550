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
      /disabled|deactivated|suspended|activated|banned|inactive|prohibited|account has exp|is blocked/i,
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
      /mfa|\botp\b|two.?factor|(invalid|incorrect|wrong|expired) .*(code|token)|code\b.*(incorrect|invalid|wrong|expired|match)/i,
    ],
    ['session_or_csrf_expired', /token|expired/i],
    [
      'wrong_credentials',
      /(user|name|mail|login|pass|credential|account|\bid)\b.*(incorrect|invalid|wrong|unknown|not (right|match|found|recog|exist|correct|valid)|n.t (match|exist|recog|correct|find)|no user|sensitive)|fail.* authenticate|no (user|account|member).*(found|record|exist|with|match|for)|(incorrect|invalid|wrong|bad|unknown|unrecogni\w+|no such|correct|find|check|recogni[sz]e) .*(user|phone|name|mail|login|pass|credential|account|grant|\bid\b)/i,
    ],
    ['maintenance', /maintenance/i],
    ['network_filtered', /network filt/i],
    ['network_offline', /internet|offline|network|failed to fetch/i],
    [
      'server_error',
      /(unable|failed|could not|cannot|n.t) (to )?(connect|contact|reach)|data ?base.*(error|connect)|(internal|error|reach).*server|server.*(error|down|busy|respon|took|problem|not)|went wrong|unavailable|timed? ?out|(unknown|internal|system|unexpected) |error occurred|gateway|sorry|could not perform/i,
    ],
    ['access_denied', /access denied$|forbidden|not a(uthorized|llowed)|permission|only /i],
    ['sso_error', /\bsso\b|oauth|saml|provider|pop ?up|consent/i],
    [
      'wrong_credentials',
      /credential|incorrect|invalid|wrong|fail|unsuccessful|unauthori|malformed|badly|n.t (match|sign|log|recogni)|(unable|not) (to )?(sign|log|recogni|right|correct)/i,
    ],
    ['access_denied', /denied/i],
    ['server_error', /later/i],
    ['incomplete', /required|enter |blank|empty|missing|must be/i],
  ],
};
