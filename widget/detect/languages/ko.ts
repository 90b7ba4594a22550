import type { Language } from '../meaning.ts';

export const ko: Language = {
  letters: /[가-힣]/,
  phrases: [
    ['way_out', /^로그아웃$/],
    [
      'fine',
      /로그아웃|(로그인|변경|가입|인증|번호를|메일을) ?(이|을|를)? ?(되었|됐|성공|완료|했|보냈|발송|전송|중)|환영|(오류|실패) ?시/,
    ],
    ['wrong_credentials', /잠기기까지|[회번] (더|남)|남은/],
    ['account_locked', /잠[겼겨긴]|잠금/],
    ['access_denied', /ip가|아이피/i],
    ['session_or_csrf_expired', /로그인.*시간.?초과/],
    ['rate_limited', /너무|(시도|횟수|요청).*(초과|제한|차단)/],
    ['cookies_blocked', /쿠키/],
    [
      'account_disabled',
      /휴면|정지|탈퇴|활성화 ?되지|비활성|차단|금지|승인|않은 사용자입|계정.*만료/,
    ],
    ['password_expired', /(비밀번호|패스워드|자격).*(만료|기간)/],
    ['email_unverified', /메일.*인증/],
    ['captcha_failed', /방지|캡차|보안 ?문자/],
    ['passkey_failed', /패스키|보안 ?키/],
    ['session_or_csrf_expired', /세션|토큰|(페이지|정보).*만료|로그인이? ?필요/],
    [
      'mfa_failed',
      /(인증 ?(번호|코드|문자)|otp|일회용).*(일치|올바르|맞지|틀|잘못|만료|초과|다릅|유효)/i,
    ],
    ['maintenance', /점검/],
    ['network_offline', /인터넷|네트워크|연결.*(끊|실패|없)/],
    [
      'wrong_credentials',
      /(아이디|번호|패스워드|암호|메일|계정|사용자|회원|자격|정보).*(일치|올바르|맞지|틀|잘못|존재|없|찾을|다릅|아니|확인|실패)|대소문자|존재하지 ?않|없는 (아이디|계정|사용자|회원)/,
    ],
    ['server_error', /서버|일시적|시스템 ?(오류|에러|장애)|발생|장애|문제|이용할 수|오류로/],
    ['access_denied', /권한|거부|허용되지/],
    ['sso_error', /팝업|소셜|간편/],
    ['wrong_credentials', /일치하지|올바르지|맞지|틀|잘못|없는|실패|오류/],
    ['server_error', /잠시|나중/],
    ['incomplete', /입력|필수|공백/],
  ],
};
