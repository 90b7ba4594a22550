/** The words a person would look for on the screens, as somebody who only sees them knows them. */
export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const KINDS = ['classic', 'spa', 'two-step'] as const;
export type Kind = (typeof KINDS)[number];

export type VisitorWords = {
  readonly bubble: string;
  readonly getHelp: string;
  readonly minimise: string;
  readonly tried: string;
  readonly ask: string;
  readonly edit: string;
  readonly userId: string;
  readonly errorMessage: string;
  readonly time: string;
  readonly agree: string | null;
  readonly start: string;
  readonly waiting: string;
  readonly next: string;
  readonly ahead: string;
  readonly log: string;
  readonly input: string;
  readonly send: string;
  readonly typing: string;
  readonly joined: string;
  readonly read: string;
  readonly end: string;
  readonly endedByAgent: string;
  readonly endedByYou: string;
};

export const VISITOR: Readonly<Record<Language, VisitorWords>> = {
  ko: {
    bubble: '로그인 도움말 열기',
    getHelp: '도움 받기',
    minimise: '로그인 도움말 접기',
    tried: '해 봤어요',
    ask: '상담원에게 물어보기',
    edit: '고치기',
    userId: '사용자 아이디',
    errorMessage: '화면에 나온 오류 메시지',
    time: '문제가 생긴 시각',
    agree: '위 내용에 동의해요 (필수)',
    start: '채팅 시작',
    waiting: '상담원을 기다리고 있어요',
    next: '다음 순서예요',
    ahead: '앞에 1명 있어요',
    log: '대화 내용',
    input: '메시지를 입력하세요',
    send: '보내기',
    typing: 'Lumi 님이 입력하고 있어요',
    joined: '상담원 Lumi 님과 연결됐어요',
    read: '읽음',
    end: '상담 끝내기',
    endedByAgent: '상담원이 상담을 끝냈어요',
    endedByYou: '상담을 끝냈어요',
  },
  en: {
    bubble: 'Open sign-in help',
    getHelp: 'Get help',
    minimise: 'Minimise sign-in help',
    tried: 'I tried this',
    ask: 'Ask a person',
    edit: 'Edit',
    userId: 'User ID',
    errorMessage: 'Error message you saw',
    time: 'When it happened',
    agree: null,
    start: 'Start chat',
    waiting: 'Waiting for an agent',
    next: 'You’re next',
    ahead: '1 person ahead of you',
    log: 'Conversation',
    input: 'Type a message',
    send: 'Send',
    typing: 'Lumi is typing',
    joined: 'Lumi has joined',
    read: 'Read',
    end: 'End chat',
    endedByAgent: 'The agent ended the chat',
    endedByYou: 'You ended the chat',
  },
};

export type AgentWords = {
  readonly accept: string;
  readonly mine: string;
  readonly queue: string;
  readonly nobodyWaits: string;
  readonly available: string;
  readonly away: string;
  readonly card: string;
  readonly showMore: string;
  readonly reveal: string;
  readonly tried: string;
  readonly attempts: (count: number) => string;
  readonly log: string;
  readonly typing: string;
  readonly message: string;
  readonly delivered: string;
  readonly read: string;
  readonly end: string;
  readonly confirmEnd: string;
  readonly ended: string;
  readonly endedByVisitor: string;
  readonly dismiss: string;
};

export const AGENT: Readonly<Record<Language, AgentWords>> = {
  ko: {
    accept: 'Lumi 님으로 로그인',
    mine: '내 상담',
    queue: '대기',
    nobodyWaits: '기다리는 사람이 없어요',
    available: '상담 가능',
    away: '자리 비움',
    card: '로그인 오류',
    showMore: '자세히 보기',
    reveal: '보기',
    tried: '해 본 방법',
    attempts: (count) => `${count}번 실패`,
    log: '대화 내용',
    typing: '방문자가 입력하고 있어요',
    message: '방문자에게 보낼 메시지',
    delivered: '전달됨',
    read: '읽음',
    end: '끝내기',
    confirmEnd: '상담 끝내기',
    ended: '끝난 상담이에요.',
    endedByVisitor: '방문자가 상담을 끝냈어요',
    dismiss: '닫기',
  },
  en: {
    accept: 'Sign in as Lumi',
    mine: 'My conversations',
    queue: 'Queue',
    nobodyWaits: 'Nobody is waiting',
    available: 'Available',
    away: 'Away',
    card: 'Login failure',
    showMore: 'Show details',
    reveal: 'Reveal',
    tried: 'Tried',
    attempts: (count) => `${count} failed`,
    log: 'Conversation',
    typing: 'The visitor is typing',
    message: 'Message to the visitor',
    delivered: 'Delivered',
    read: 'Read',
    end: 'End',
    confirmEnd: 'End conversation',
    ended: 'This conversation has ended.',
    endedByVisitor: 'The visitor ended the conversation',
    dismiss: 'Close',
  },
};
