import { expect, it, vi } from 'vitest';
import { STORAGE } from './parts.ts';
import {
  LOGIN_FORM,
  showError,
  showPage,
  signIn,
  startWidget,
  untilReport,
} from './testing/widget.ts';

it('[DT4] believes the site over the page, as the same attempt', async () => {
  const page = showPage(LOGIN_FORM);
  const { api } = startWidget();
  signIn(page, 'minji', 'Incorrect password.');
  await untilReport(api);
  api.reportFailure({ code: 'account_disabled' });
  expect(api.report()).toMatchObject({
    cause: 'account_disabled',
    confidence: 'confirmed',
    errorMessage: 'Incorrect password.',
    userId: 'minji',
    attempts: 1,
  });
});

/** A page that answers an attempt of a moment ago, with what the site says in its meta tag. */
function showAnswer(told: string, error: string): void {
  const page = showPage(LOGIN_FORM);
  const meta = document.createElement('meta');
  meta.name = 'porchlight-error';
  meta.content = told;
  page.prepend(meta);
  showError(page, error);
  const attempts = [{ at: Date.now() - 800, kind: 'password', outcome: 'pending' }];
  sessionStorage.setItem(STORAGE.handOver, JSON.stringify({ userId: 'minji', attempts }));
}

it.each([
  ['account_locked', 'account_locked'],
  ['invalid_grant', 'wrong_credentials'],
  ['quack', 'unknown'],
])(
  '[DT4] takes %s in the meta tag as the site speaking, in the page’s words',
  async (told, cause) => {
    showAnswer(told, 'No way in today.');
    const { api } = startWidget();
    await untilReport(api);
    await expect
      .poll(() => api.report()?.errorMessage, { timeout: 4_000 })
      .toBe('No way in today.');
    expect(api.report()).toMatchObject({ cause, confidence: 'confirmed', attempts: 1 });
    expect(api.report()?.evidence[0]).toEqual({ recogniser: 'host', cause, certainty: 'high' });
  },
);

it('[DT4] takes the words in the meta tag before those on the page, and draws attention once', async () => {
  showAnswer('{"cause":"account_locked","message":"Locked till noon."}', 'No way in today.');
  const { api } = startWidget();
  const seen = vi.fn();
  api.on('failure', seen);
  expect(await untilReport(api)).toMatchObject({
    cause: 'account_locked',
    errorMessage: 'Locked till noon.',
  });
  await new Promise((done) => setTimeout(done, 1_500));
  expect(api.report()?.errorMessage).toBe('Locked till noon.');
  expect(seen).toHaveBeenCalledTimes(1);
});

it('[DT4] hears the site through an event', async () => {
  showPage(LOGIN_FORM);
  const { api } = startWidget();
  const detail = { code: 'rate_limited', userId: 'minji', retryAfter: 30 };
  dispatchEvent(new CustomEvent('porchlight:login-failed', { detail }));
  expect(await untilReport(api)).toMatchObject({ cause: 'rate_limited', userId: 'minji' });
});
