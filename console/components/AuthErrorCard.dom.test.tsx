import '../console.css';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import type { Locale, SubmittedReport } from '../../shared/report.ts';
import { sampleReport } from '../testing/samples.ts';
import { AuthErrorCard } from './AuthErrorCard.tsx';
import { Speech } from './speech.ts';

afterEach(cleanup);

function mount(change: Partial<SubmittedReport> = {}, locale: Locale = 'en', isBrief = false) {
  const card = (
    <Speech.Provider value={locale}>
      <AuthErrorCard report={sampleReport(change)} siteName="Demo Bank" isBrief={isBrief} />
    </Speech.Provider>
  );
  render(card);
  return screen.getByRole('region', { name: locale === 'ko' ? '로그인 오류' : 'Login failure' });
}

test('the card says the cause, who said so and how sure that is', () => {
  const card = mount({ cause: 'account_locked', causeSource: 'server', confidence: 'confirmed' });
  expect(card.textContent).toContain('Account locked');
  expect(card.textContent).toContain('Confirmed from the server’s answer');
});

test('the claimed id is masked until it is revealed, and always marked as a claim', () => {
  const card = mount();
  expect(card.textContent).toContain('mi***@ex…');
  expect(card.textContent).not.toContain('minsu.kim');
  fireEvent.click(within(card).getByRole('button', { name: 'Reveal' }));
  expect(card.textContent).toContain('minsu.kim@example.com');
  expect(within(card).getByText('Unverified claim')).toBeDefined();
  fireEvent.click(within(card).getByRole('button', { name: 'Hide' }));
  expect(card.textContent).not.toContain('minsu.kim');
});

test('without an id the card is marked all the same', () => {
  const card = mount({ userId: null }, 'ko');
  expect(within(card).getByText('확인되지 않은 아이디')).toBeDefined();
  expect(within(card).queryByRole('button', { name: '보기' })).toBeNull();
});

test('an id with hidden characters is shown without them, and a warning', () => {
  const card = mount({ userId: 'admin\u200B' });
  fireEvent.click(within(card).getByRole('button', { name: 'Reveal' }));
  expect(within(card).getByText('admin')).toBeDefined();
  expect(within(card).getByText(/Hidden characters were removed/)).toBeDefined();
});

test('the agent is told not to share before verifying, in their language', () => {
  expect(mount().textContent).toContain(
    'Don’t share account information before verifying identity',
  );
  cleanup();
  expect(mount({}, 'ko').textContent).toContain('본인 확인 전에는 계정 정보를 알려 주지 마세요');
});

test('the card shows the message, the time there, what was tried and what the page said', () => {
  const card = mount({ retryAfterSeconds: 30 });
  for (const text of [
    '아이디 또는 비밀번호가 일치하지 않습니다.',
    '(Asia/Seoul)',
    '3 failed',
    'Checked Caps Lock',
    '어제까지는 같은 비밀번호로 됐어요.',
    '401',
    '30 s',
    'https://login.example.com/ko/signin',
    'Chrome 141, Android, phone',
    'Demo Bank',
    'Given',
  ]) {
    expect(card.textContent).toContain(text);
  }
  expect(within(card).queryAllByRole('link')).toEqual([]);
});

test('[SF4] the card shows hints and the check of the browser in plain words', () => {
  const selfTest = {
    cookies: 'blocked',
    storage: 'ok',
    online: true,
    site: 'ok',
    relay: 'ok',
    clockSkewMs: 240_000,
    copy: 'fresh',
    scripts: 'unknown',
  } as const;
  const card = mount({ hints: ['caps_lock', 'hangul_input'], selfTest });
  for (const text of [
    'Caps Lock was on',
    'The ID looks typed in Korean mode',
    'Cookies are blocked',
    'The clock is 4 minutes fast: one-time codes may fail',
  ]) {
    expect(within(card).getByText(text)).toBeDefined();
  }
});

test.each([{}, { hints: [], selfTest: null }])(
  '[SF4] the card has no place for hints and a check that there are none of: %o',
  (change) => {
    const card = mount(change);
    expect(within(card).queryByText('Worth a look')).toBeNull();
    expect(within(card).queryByText('Browser check')).toBeNull();
  },
);

test('what was left out is said, not left blank', () => {
  const card = mount({ client: null, tried: [], errorMessage: null, evidence: [] });
  for (const text of ['Left out by the visitor', 'Nothing ticked', 'None was shown']) {
    expect(within(card).getByText(text)).toBeDefined();
  }
  expect(card.querySelector('details')).toBeNull();
});

test('evidence is folded away and opens', () => {
  const card = mount();
  const fold = card.querySelector('details');
  fireEvent.click(within(card).getByText('Evidence (2)'));
  expect(fold?.open).toBe(true);
  expect(fold?.textContent).toContain('alert-text');
});

test('a brief card keeps cause, claim and warning, and unfolds', () => {
  const card = mount({}, 'en', true);
  const button = within(card).getByRole('button', { name: 'Show details' });
  expect(button.getAttribute('aria-expanded')).toBe('false');
  expect(within(card).getByText('Unverified claim')).toBeDefined();
  fireEvent.click(button);
  expect(within(card).getByRole('button', { name: 'Hide details' })).toBeDefined();
});

test.each(['en', 'ko'] as const)(
  '[DT9] the card has the id of the failed request: %s',
  (locale) => {
    const card = mount({ requestId: 'req-7f3a' }, locale);
    const name = within(card).getByText(locale === 'ko' ? '요청 ID' : 'Request ID');
    expect(name.parentElement?.textContent).toContain('req-7f3a');
  },
);

test('[DT9] the card has no place for an id that nobody told', () => {
  expect(within(mount({ requestId: null })).queryByText('Request ID')).toBeNull();
});
