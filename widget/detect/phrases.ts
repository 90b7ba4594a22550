import type { Cause } from '../../shared/report.ts';

/** `fine`: no failure at all. `incomplete`: the page asks for what was left empty. */
export type Meaning = Cause | 'fine' | 'incomplete';

/**
 * What login pages say, in English and in Korean, and the codes that providers use. The first row
 * that fits decides, so what is special stands before what is general. Hyphens, underscores and
 * slashes are blanks here.
 */
export const PHRASES: readonly (readonly [meaning: Meaning, english: RegExp, korean: RegExp])[] = [
  [
    'fine',
    /(sign|logg)ed (out|in\b)|\bsuccess|^(welcome|loading|please wait)/i,
    /로그아웃|(로그인|변경|인증)이? ?(되었|됐|성공|완료|중)|환영/,
  ],
  ['wrong_credentials', /before your|attempts? left|remaining/i, /잠기기까지|[회번] (더|남)|남은/],
  ['account_locked', /\block|temporarily (bl|dis)|been bl/i, /잠[겼겨금긴]/],
  ['rate_limited', /too many|exceeded|limit/i, /너무|(시도|횟수).*(초과|제한)/],
  ['password_expired', /(password|credentials).*expired/i, /(비밀번호|패스워드|유효).*(만료|기간)/],
  ['email_unverified', /(confirm|verify) your|not (been )?(verified|confirmed)/i, /메일.*인증/],
  ['account_disabled', /disabled|suspended|activated|banned/i, /휴면|정지|탈퇴|비활성|차단된/],
  ['captcha_failed', /captcha/i, /방지|캡차/],
  ['passkey_failed', /passkey/i, /패스키/],
  [
    'mfa_failed',
    /mfa|(invalid|incorrect) .*code|\bcode .*(incorrect|expired)/i,
    /인증 ?(번호|코드)|otp/i,
  ],
  ['cookies_blocked', /cookies/i, /쿠키/],
  [
    'session_or_csrf_expired',
    /csrf|token|login req|state mis|(session|page|form|flow|login).*(expired|timed)/i,
    /(페이지|세션|토큰).*만료/,
  ],
  ['network_offline', /internet|offline|network/i, /인터넷|네트워크|연결/],
  ['maintenance', /maintenance/i, /점검/],
  [
    'server_error',
    /server|went wrong|unavailable|timed? ?out|(unknown|internal|system) |error occurred/i,
    /서버|일시적|초과|발생|장애/,
  ],
  ['sso_error', /\bsso\b|oauth|provider|pop ?up|consent/i, /팝업/],
  [
    'wrong_credentials',
    /incorrect|invalid|wrong|credentials|unrecogni|not (match|found)|n.t (match|exist)|failed/i,
    /일치하지|올바르지|맞지|틀|잘못|존재하지|없는|찾을 ?수|실패/,
  ],
  ['access_denied', /denied|not a(uthorized|llowed)|permission/i, /권한|거부/],
  ['incomplete', /required|enter |blank|empty/i, /입력|필수|공백/],
];
