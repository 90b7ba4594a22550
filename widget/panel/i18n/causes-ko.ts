import type { Causes } from './strings.ts';

/** Every cause and what to try for it, in Korean. */
export const causes: Causes = {
  wrong_credentials: {
    says: '아이디나 비밀번호가 맞지 않는 것 같아요',
    pick: '아이디나 비밀번호가 헷갈려요',
    steps: [
      ['recheck_id', '아이디에 오타나 빈칸이 없는지 보세요'],
      ['caps_lock', 'Caps Lock과 한/영 상태를 확인하세요'],
      ['show_password', '‘비밀번호 보기’로 확인하거나, 자동 입력을 지우고 새로 적어 보세요'],
      ['reset_password', '비밀번호를 재설정하세요. 예전 것은 다시 쓸 수 없을 수 있어요.'],
    ],
  },
  account_locked: {
    says: '계정이 잠겼어요',
    pick: '계정이 잠겼다고 나와요',
    steps: [
      ['wait_unlock', '안내된 시간이 지난 뒤 시도하세요. 계속 시도하면 잠금이 길어질 수 있어요.'],
      ['unlock_link', '잠금 해제 메일이나 안내 메일이 왔는지 보세요'],
    ],
  },
  account_disabled: {
    says: '지금은 쓸 수 없는 계정이에요',
    steps: [
      ['unlock_link', '잠금 해제 메일이나 안내 메일이 왔는지 보세요'],
      ['contact_admin', '관리자나 전산 담당자에게 알려 주세요'],
    ],
  },
  password_expired: {
    says: '비밀번호를 바꿀 때가 됐어요',
    steps: [['reset_password', '비밀번호를 재설정하세요. 예전 것은 다시 쓸 수 없을 수 있어요.']],
  },
  email_unverified: {
    says: '아직 이메일 인증을 하지 않았어요',
    steps: [
      ['verify_email', '가입할 때 받은 인증 메일을 여세요'],
      ['resend_code', '가장 최근에 온 것을 쓰세요. 없으면 다시 받고 스팸함도 보세요.'],
    ],
  },
  rate_limited: {
    says: '짧은 시간에 너무 여러 번 시도했어요',
    steps: [['retry_later', '{wait} 쉬었다가 한 번만 시도하세요. 비밀번호는 바꾸지 않아도 돼요.']],
  },
  captcha_failed: {
    says: '자동 입력 방지 확인이 안 됐어요',
    steps: [
      ['reload_page', '페이지를 새로 고치고 다시 해 보세요'],
      ['disable_extension', 'VPN, 광고 차단, 확장 프로그램을 잠시 끄세요'],
    ],
  },
  mfa_failed: {
    says: '인증번호가 맞지 않거나 만료된 것 같아요',
    pick: '인증번호가 안 오거나 안 맞아요',
    steps: [
      ['resend_code', '가장 최근에 온 것을 쓰세요. 없으면 다시 받고 스팸함도 보세요.'],
      ['sync_clock', '휴대폰 시각을 ‘자동’으로 맞추세요'],
      ['backup_code', '백업 코드나 다른 인증 방법을 쓰세요'],
    ],
  },
  passkey_failed: {
    says: '패스키로 로그인하지 못했어요',
    steps: [['other_factor', '등록한 기기의 화면 잠금을 풀고 다시 해 보세요']],
  },
  session_or_csrf_expired: {
    says: '화면을 오래 열어 두어 로그인 정보가 만료됐어요',
    steps: [
      ['reload_page', '페이지를 새로 고치고 다시 해 보세요'],
      ['clear_site_data', '이 사이트의 쿠키와 캐시만 지우고 다시 여세요'],
    ],
  },
  cookies_blocked: {
    says: '브라우저가 이 사이트의 쿠키를 막고 있어요',
    pick: '쿠키를 허용하라고 나와요',
    steps: [
      ['allow_cookies', '이 사이트의 쿠키를 허용하세요'],
      ['clear_site_data', '이 사이트의 쿠키와 캐시만 지우고 다시 여세요'],
      ['private_window', '시크릿 창이나 다른 브라우저에서 해 보세요'],
    ],
  },
  browser_blocked: {
    says: '브라우저의 무언가가 화면을 막고 있어요',
    pick: '화면이 멈추거나 오류가 나와요',
    steps: [
      ['disable_extension', 'VPN, 광고 차단, 확장 프로그램을 잠시 끄세요'],
      ['update_browser', '브라우저를 업데이트하세요'],
      ['other_browser', '다른 브라우저로 해 보세요'],
    ],
  },
  server_error: {
    says: '지금 로그인이 불안정해요. 저희 쪽 문제예요. 죄송해요.',
    steps: [['retry_later', '{wait} 쉬었다가 한 번만 시도하세요. 비밀번호는 바꾸지 않아도 돼요.']],
  },
  maintenance: {
    says: '지금 점검하고 있어요. 끝나면 로그인할 수 있어요.',
    steps: [['retry_later', '{wait} 쉬었다가 한 번만 시도하세요. 비밀번호는 바꾸지 않아도 돼요.']],
  },
  network_offline: {
    says: '인터넷 연결이 끊긴 것 같아요',
    steps: [
      ['check_network', '와이파이, 데이터, 비행기 모드를 확인하세요. 적은 내용은 그대로 있어요.'],
    ],
  },
  network_filtered: {
    says: '지금 네트워크가 로그인을 막는 것 같아요',
    steps: [
      ['other_network', 'VPN을 끄거나 다른 네트워크로 해 보세요'],
      ['contact_admin', '관리자나 전산 담당자에게 알려 주세요'],
    ],
  },
  sso_error: {
    says: '다른 계정으로 로그인하지 못했어요',
    pick: '다른 계정으로 로그인하기가 안 돼요',
    steps: [
      ['retry_sso', '처음부터 다시 시도하고 창을 닫지 마세요'],
      ['allow_popup', '팝업을 허용하세요'],
      ['other_account', '가입할 때 쓴 계정이 맞는지 보세요'],
    ],
  },
  access_denied: {
    says: '로그인은 됐지만 권한이 없어요',
    steps: [
      ['other_account', '가입할 때 쓴 계정이 맞는지 보세요'],
      ['contact_admin', '관리자나 전산 담당자에게 알려 주세요'],
    ],
  },
  unknown: {
    says: '원인을 아직 모르겠어요. 가장 가까운 상황을 골라 주세요.',
    pick: '잘 모르겠어요',
    steps: [
      ['reload_page', '페이지를 새로 고치고 다시 해 보세요'],
      ['other_browser', '다른 브라우저로 해 보세요'],
    ],
  },
};
