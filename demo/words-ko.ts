import type { Words } from './words.ts';

export const KO: Words = {
  languageName: '한국어',
  shop: '달빛책방',
  front: {
    title: 'Porchlight 데모',
    heading: '로그인에 실패해 보세요',
    lede: '달빛책방은 데모를 위해 지어낸 서점이에요. 로그인 화면과 오류는 모두 진짜로 동작해요. 로그인에 실패하면 화면 아래쪽 구석에 도움 버튼이 나타나고, 거기서 상담원을 부를 수 있어요.',
    pagesHeading: '1. 로그인 화면을 고르세요',
    pages: {
      classic: {
        title: '일반 로그인',
        text: '양식을 보내면 페이지가 새로 열리고, 오류는 서버가 그려요.',
      },
      spa: {
        title: '한 페이지 앱 로그인',
        text: '스크립트가 요청을 보내고, 페이지는 그대로 있어요.',
      },
      'two-step': {
        title: '두 단계 로그인',
        text: '아이디를 먼저 적고, 비밀번호는 다음 화면에서 적어요.',
      },
    },
    accountsHeading: '2. 아래 계정으로 로그인하세요',
    passwordBefore: '비밀번호는 모두 ',
    passwordAfter: '예요.',
    accountColumn: '아이디',
    effectColumn: '일어나는 일',
    effects: {
      'signs-in': '로그인돼요.',
      locked: '이미 잠긴 계정이에요.',
      'rate-limited': '로그인 시도가 너무 많다고 막아요.',
      'server-error': '서버 오류가 나요.',
      unavailable: '서비스가 잠시 멈춰 있어요.',
      'time-out': '몇 초 동안 답이 없다가 시간이 초과돼요.',
      'page-expired': '로그인 페이지가 만료되었다고 해요.',
      'cookies-rejected': '쿠키가 차단되었다고 해요.',
    },
    anyWrongPassword: {
      title: '틀린 비밀번호',
      text: '아이디 또는 비밀번호가 올바르지 않다고 해요.',
    },
    fiveWrongPasswords: {
      title: '틀린 비밀번호 다섯 번',
      text: '다섯 번째에 계정이 10분 동안 잠겨요. 이 브라우저에서만 잠겨요.',
    },
    unknownId: {
      title: '다른 아이디',
      text: '없는 아이디예요. 비밀번호가 틀렸을 때와 같은 말을 해요.',
    },
    consoleHeading: '3. 상담원이 되어 답해 보세요',
    consoleText:
      '상담원 화면은 다른 창에서 여세요. 처음에는 서버를 시작할 때 터미널에 나온 일회용 로그인 링크로 들어가면 돼요.',
    consoleLink: '상담원 화면 열기',
  },
  login: {
    title: '로그인',
    lede: '밤에도 불이 켜져 있는 책방입니다.',
    userId: '아이디(이메일)',
    password: '비밀번호',
    show: '비밀번호 보기',
    hide: '비밀번호 숨기기',
    submit: '로그인',
    busy: '로그인하는 중…',
    next: '다음',
    otherUserId: '다른 아이디로 로그인',
    forgot: '비밀번호를 잊으셨나요?',
    signedOut: '로그아웃되었습니다.',
    errorPrefix: '오류',
    offline: '서버에 연결할 수 없습니다. 인터넷 연결을 확인해 주세요.',
    footer: '달빛책방은 데모를 위해 만든 가상의 서점입니다.',
    allAccounts: '데모 계정 보기',
  },
  failures: {
    incomplete: '아이디와 비밀번호를 모두 입력해 주세요.',
    'wrong-credentials': '아이디 또는 비밀번호가 올바르지 않습니다. 다시 확인해 주세요.',
    locked: '로그인에 5회 실패하여 계정이 잠겼습니다. 10분 뒤에 다시 시도해 주세요.',
    'rate-limited': '로그인 시도가 너무 많습니다. 60초 뒤에 다시 시도해 주세요.',
    'server-error': '서버 오류가 발생했습니다. 잠시 후 다시 시도해 주세요.',
    unavailable: '일시적으로 서비스를 이용할 수 없습니다. 2분 뒤에 다시 시도해 주세요.',
    'time-out': '서버 응답 시간이 초과되었습니다. 잠시 후 다시 시도해 주세요.',
    'page-expired': '페이지가 만료되었습니다. 새로 고친 뒤 다시 로그인해 주세요.',
    'token-invalid': '보안 토큰이 만료되었거나 올바르지 않습니다. 새로 고친 뒤 다시 시도해 주세요.',
    'cookies-blocked':
      '쿠키가 차단되어 로그인할 수 없습니다. 브라우저 설정에서 이 사이트의 쿠키를 허용해 주세요.',
  },
  gateway: {
    title: '504 Gateway Time-out',
    text: '서버 응답 시간이 초과되었습니다. 잠시 후 다시 시도해 주세요.',
    back: '로그인 화면으로 돌아가기',
  },
  home: {
    title: '내 책방',
    greet: (name) => `${name} 님, 어서 오세요`,
    text: '로그인되었습니다. 배송 중인 책이 없습니다.',
    signOut: '로그아웃',
  },
  reset: {
    title: '비밀번호 재설정',
    text: '실제 서점이라면 여기서 가입한 이메일로 재설정 링크를 보내 드립니다. 데모이므로 메일을 보내지 않고, 계정도 바뀌지 않습니다.',
    back: '로그인 화면으로 돌아가기',
  },
  notices: {
    'bad-request': {
      title: '잘못된 요청',
      text: '보내신 내용을 읽을 수 없습니다. 로그인 화면에서 다시 시도해 주세요.',
    },
    'too-large': {
      title: '너무 긴 요청',
      text: '보내신 내용이 너무 깁니다. 로그인 화면에서 다시 시도해 주세요.',
    },
    'not-found': { title: '없는 페이지', text: '찾으시는 페이지가 없습니다.' },
  },
  toFront: '데모 첫 화면으로',
};
