import {
  NO_MARKS,
  type AgentConversation,
  type Inbox,
  type QueueItem,
} from '../../shared/model.ts';
import type { SubmittedReport } from '../../shared/report.ts';

/** Things as the relay sends them; each takes what a test wants different. */
export const sampleReport = (change: Partial<SubmittedReport> = {}): SubmittedReport => ({
  schema: 'auth-error-report/1',
  pageUrl: 'https://login.example.com/ko/signin',
  userId: 'minsu.kim@example.com',
  errorMessage: '아이디 또는 비밀번호가 일치하지 않습니다.',
  cause: 'wrong_credentials',
  causeSource: 'page',
  confidence: 'likely',
  httpStatus: 401,
  retryAfterSeconds: null,
  occurredAt: '2026-11-22T05:03:00.000Z',
  timeZone: 'Asia/Seoul',
  attempts: 3,
  tried: ['caps_lock', 'recheck_password', 'reset_password'],
  triedNote: '어제까지는 같은 비밀번호로 됐어요.',
  evidence: [
    { recogniser: 'alert-text', cause: 'wrong_credentials', certainty: 'high' },
    { recogniser: 'password-cleared', cause: 'unknown', certainty: 'low' },
  ],
  client: {
    browser: 'Chrome 141',
    os: 'Android',
    device: 'mobile',
    languages: ['ko-KR', 'en'],
    viewport: { w: 400, h: 800 },
    cookies: 'ok',
    storage: 'ok',
  },
  consent: { mode: 'required', version: '1', locale: 'ko', at: '2026-11-22T05:04:10.000Z' },
  ...change,
});

export const sampleConversation = (
  id: string,
  change: Partial<AgentConversation> = {},
): AgentConversation => ({
  id,
  caseCode: 'K7F-29Q',
  siteName: 'Demo Bank',
  locale: 'ko',
  openedAt: 0,
  aepoch: 1,
  report: sampleReport(),
  marks: NO_MARKS,
  head: { epoch: 'e1', seq: 0 },
  visitorOnline: true,
  status: 'assigned',
  ...change,
});

export const sampleQueueItem = (id: string, change: Partial<QueueItem> = {}): QueueItem => ({
  id,
  caseCode: 'M3Q-7PA',
  siteName: 'Demo Bank',
  cause: 'server_error',
  maskedUserId: 'ji***@ex…',
  locale: 'ko',
  queuedAt: 0,
  aepoch: 0,
  typedAhead: false,
  ...change,
});

export const sampleInbox = (change: Partial<Inbox> = {}): Inbox => ({
  availability: 'available',
  capacity: 3,
  queue: [],
  waiting: change.queue?.length ?? 0,
  mine: [],
  ...change,
});
