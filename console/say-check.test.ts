import { expect, test } from 'vitest';
import type { SelfTest } from '../shared/report.ts';
import { WORDS } from './i18n/words.ts';
import { sayCheck } from './say-check.ts';

const SOUND: SelfTest = {
  cookies: 'ok',
  storage: 'ok',
  online: true,
  site: 'ok',
  relay: 'ok',
  clockSkewMs: 30_000,
  copy: 'fresh',
  scripts: 'unknown',
};

test.each([SOUND, { ...SOUND, clockSkewMs: -30_000 }, { ...SOUND, clockSkewMs: null }])(
  '[SF4] one line says that a check found nothing: %o',
  (check) => {
    expect(sayCheck(check, WORDS.en, 'en')).toEqual(['Nothing wrong was found']);
  },
);

test.each<[Partial<SelfTest>, string]>([
  [{ online: false }, 'The device says it is offline'],
  [{ site: 'unreachable' }, 'The site can’t be reached from there'],
  [{ site: 'silent' }, 'The site doesn’t answer within a second'],
  [{ site: 'unknown' }, 'The site couldn’t be asked: its own CSP forbids it'],
  [{ relay: 'unreachable' }, 'The help server can’t be reached from there'],
  [{ relay: 'silent' }, 'The help server doesn’t answer within a second'],
  [{ relay: 'unknown' }, 'The help server couldn’t be asked: the site’s CSP forbids it'],
  [{ cookies: 'blocked' }, 'Cookies are blocked'],
  [{ storage: 'blocked' }, 'Storage is blocked or full'],
  [
    { scripts: 'blocked' },
    'Scripts of the page were blocked, perhaps by an ad blocker or extension',
  ],
  [{ clockSkewMs: 30_001 }, 'The clock is 30 seconds fast: one-time codes may fail'],
  [{ clockSkewMs: -240_000 }, 'The clock is 4 minutes slow: one-time codes may fail'],
  [{ copy: 'service_worker' }, 'May be an old page kept by a service worker'],
  [{ copy: 'cached' }, 'May be an old page out of the cache'],
])('[SF4] an agent reads %o as “%s”', (change, line) => {
  expect(sayCheck({ ...SOUND, ...change }, WORDS.en, 'en')).toEqual([line]);
});

test('[SF4] an agent reads each finding in a line of its own', () => {
  const check: SelfTest = { ...SOUND, cookies: 'blocked', clockSkewMs: 240_000 };
  expect(sayCheck(check, WORDS.ko, 'ko')).toEqual([
    '쿠키가 막혀 있어요',
    '시계가 4분 빨라요: 인증번호 실패 원인일 수 있어요',
  ]);
});
