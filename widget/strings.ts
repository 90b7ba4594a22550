import type { Locale } from '../shared/report.ts';

/** The bubble's accessible name. */
export const OPEN_HELP: Readonly<Record<Locale, string>> = {
  ko: '로그인 도움말 열기',
  en: 'Open sign-in help',
};

export type NudgeWords = {
  readonly title: string;
  readonly body: string;
  readonly again: string;
  readonly server: string;
  readonly offline: string;
  readonly caps: string;
  readonly hangul: string;
  readonly action: string;
  readonly close: string;
  readonly spoken: string;
  /** `#` stands for the number. */
  readonly unread: string;
};

/** What is said before the panel is there. */
export const NUDGE_WORDS: Readonly<Record<Locale, NudgeWords>> = {
  ko: {
    title: '로그인이 안 됐어요',
    body: '원인을 같이 찾아볼까요?',
    again: '다시 안 됐네요. 다른 방법을 볼까요?',
    server: '지금 로그인이 불안정해요. 저희 쪽 문제예요',
    offline: '인터넷 연결이 끊긴 것 같아요',
    caps: 'Caps Lock이 켜져 있어요',
    hangul: '아이디가 한글로 입력된 것 같아요',
    action: '도움 받기',
    close: '닫기',
    spoken: '로그인에 실패했어요. ‘로그인 도움말’ 버튼을 누르면 원인을 확인할 수 있어요.',
    unread: '읽지 않은 메시지 #개',
  },
  en: {
    title: "That sign-in didn't go through",
    body: "Let's find out why.",
    again: 'Still no luck. Want to try something else?',
    server: "Sign-in is having trouble. It's on our side",
    offline: 'You seem to be offline',
    caps: 'Caps Lock is on',
    hangul: 'Your ID looks like it was typed in Korean mode',
    action: 'Get help',
    close: 'Dismiss',
    spoken: 'Sign-in failed. The "Sign-in help" button can show you why.',
    unread: '# unread messages',
  },
};
