import type { Language } from './site.ts';

/** What signing in with an account brings about, whatever else is right or wrong. */
export type AccountEffect =
  | 'signs-in'
  | 'locked'
  | 'rate-limited'
  | 'server-error'
  | 'unavailable'
  | 'time-out'
  | 'page-expired'
  | 'cookies-rejected';

export interface Account {
  readonly id: string;
  readonly effect: AccountEffect;
  /** What the home page calls them. */
  readonly name: Readonly<Record<Language, string>>;
}

/**
 * The one password of every account. It is printed on the front page: there is nothing behind it.
 * Only `signs-in` accounts look at it; the other effects come first, as they do on a real site.
 */
export const PASSWORD = 'moonlight';

export const ACCOUNTS: readonly Account[] = [
  { id: 'minji@example.com', effect: 'signs-in', name: { ko: '민지', en: 'Minji' } },
  { id: 'locked@example.com', effect: 'locked', name: { ko: '잠금', en: 'Locked' } },
  { id: 'limited@example.com', effect: 'rate-limited', name: { ko: '제한', en: 'Limited' } },
  { id: 'error@example.com', effect: 'server-error', name: { ko: '오류', en: 'Error' } },
  { id: 'down@example.com', effect: 'unavailable', name: { ko: '점검', en: 'Down' } },
  { id: 'slow@example.com', effect: 'time-out', name: { ko: '지연', en: 'Slow' } },
  { id: 'expired@example.com', effect: 'page-expired', name: { ko: '만료', en: 'Expired' } },
  { id: 'cookies@example.com', effect: 'cookies-rejected', name: { ko: '쿠키', en: 'Cookies' } },
];

/** How ids are compared: without surrounding blanks and without regard to case. */
export function accountKey(userId: string): string {
  return userId.trim().toLowerCase();
}

/** The account a person means, or `undefined` when there is none. */
export function findAccount(userId: string): Account | undefined {
  const key = accountKey(userId);
  return ACCOUNTS.find((account) => account.id === key);
}
