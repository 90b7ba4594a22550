import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGE_KINDS } from './site.ts';
import { createBrowser, signIn, startDemo, type RunningDemo } from './testing/browser.ts';

const CASES = [
  { userId: 'minji@example.com', password: 'wrong', status: 401, ko: '올바르지', en: 'Incorrect' },
  { userId: 'nobody@example.com', status: 401, ko: '올바르지', en: 'Incorrect' },
  { userId: 'locked@example.com', status: 423, ko: '잠겼습니다', en: 'is locked' },
  { userId: 'limited@example.com', status: 429, ko: '너무 많습니다', en: 'Too many', retry: '60' },
  { userId: 'error@example.com', status: 500, ko: '서버 오류', en: 'went wrong' },
  { userId: 'down@example.com', status: 503, ko: '일시적', en: 'unavailable', retry: '120' },
  { userId: 'slow@example.com', status: 504, ko: '시간이 초과', en: 'took too long' },
  { userId: 'expired@example.com', status: 419, ko: '페이지가 만료', en: 'has expired' },
  { userId: 'cookies@example.com', status: 400, ko: '쿠키가 차단', en: 'Cookies are blocked' },
] as const;

let demo: RunningDemo;

beforeAll(async () => {
  demo = await startDemo({ pageHangMs: 10, apiHangMs: 10 });
});
afterAll(() => demo.close());

describe.each(['ko', 'en'] as const)('in %s', (language) => {
  describe.each(PAGE_KINDS)('on the %s page', (kind) => {
    test.each(CASES)('$userId is answered with $status and its words', async (expected) => {
      const { userId, status } = expected;
      const password = 'password' in expected ? expected.password : 'moonlight';
      const browser = createBrowser(demo.origin);

      const answer = await signIn(browser, { language, kind, userId, password });

      expect(answer.status).toBe(status);
      expect(answer.text).toContain(expected[language]);
      expect(answer.headers.get('retry-after')).toBe('retry' in expected ? expected.retry : null);
    });

    test('the right password signs in and leads home', async () => {
      const browser = createBrowser(demo.origin);
      const home = `/demo/${language}/home`;
      await browser.visit(`/demo/${language}/${kind}`);
      const idBefore = browser.cookies.get('moonlit_session');

      const person = { language, kind, userId: ' Minji@Example.com ', password: 'moonlight' };
      const { status, path, text } = await signIn(browser, person);

      expect(status).toBe(200);
      const leadsTo: unknown = kind === 'spa' ? JSON.parse(text) : { next: path };
      expect(leadsTo).toEqual({ next: home });
      const words = { ko: '민지 님', en: 'Welcome, Minji' };
      expect((await browser.visit(home)).text).toContain(words[language]);
      expect(browser.cookies.get('moonlit_session')).not.toBe(idBefore);
    });
  });
});
