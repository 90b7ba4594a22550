import { expect, it, vi, onTestFinished } from 'vitest';
import { STORAGE } from './parts.ts';
import {
  LOGIN_FORM,
  showError,
  showPage,
  signIn,
  startWidget,
  untilReport,
} from './testing/widget.ts';

const chipOf = (root: ShadowRoot): HTMLElement | null => root.querySelector('.chip');

it('[DT1] sees a failure that the page shows after an attempt, with its words as one would copy them', async () => {
  const page = showPage(LOGIN_FORM);
  const { api } = startWidget();
  signIn(page, 'minji@example.com', 'Incorrect email or password.');
  const report = await untilReport(api);
  expect(Object.keys(report).toSorted()).toEqual([
    'attempts',
    'cause',
    'confidence',
    'errorMessage',
    'evidence',
    'hints',
    'occurredAt',
    'tried',
    'userId',
  ]);
  expect(report).toMatchObject({
    userId: 'minji@example.com',
    errorMessage: 'Incorrect email or password.',
    cause: 'wrong_credentials',
    confidence: 'likely',
    attempts: 1,
    tried: [],
  });
});

it('shows the chip off the form, speaks once and leaves the focus', async () => {
  const page = showPage(LOGIN_FORM);
  const { root, spoken } = startWidget();
  const focus = document.activeElement;
  signIn(page, 'minji', 'Incorrect password.');
  await expect.poll(() => chipOf(root), { timeout: 8_000 }).not.toBeNull();
  const chip = chipOf(root)?.getBoundingClientRect();
  const form = page.querySelector('form')?.getBoundingClientRect();
  expect(chip && form && (chip.left >= form.right + 8 || chip.top >= form.bottom + 8)).toBe(true);
  await expect.poll(spoken, { timeout: 4_000 }).toContain('Sign-in failed.');
  expect(spoken().match(/Sign-in failed/g)).toHaveLength(1);
  expect(document.activeElement).toBe(focus);
});

it('folds the chip to a dot when the visitor types in the form', async () => {
  const page = showPage(LOGIN_FORM);
  const { root, button } = startWidget();
  signIn(page, 'minji', 'Incorrect password.');
  await expect.poll(() => chipOf(root), { timeout: 8_000 }).not.toBeNull();
  page.querySelector('input')?.dispatchEvent(new InputEvent('input', { bubbles: true }));
  expect(chipOf(root)).toBeNull();
  expect(button.dataset['badge']).toBe('');
});

it('[DT7] counts the attempts of earlier pages', async () => {
  showPage(LOGIN_FORM);
  const attempt = { at: Date.now() - 5_000, kind: 'password' };
  sessionStorage.setItem(
    STORAGE.handOver,
    JSON.stringify({
      userId: 'minji',
      attempts: [
        { ...attempt, at: attempt.at - 20_000, outcome: 'wrong_credentials' },
        { ...attempt, outcome: 'pending' },
      ],
    }),
  );
  const page = document.querySelector('main');
  if (page) showError(page, 'Your account is locked.');
  const { api } = startWidget();
  expect(await untilReport(api)).toMatchObject({
    userId: 'minji',
    cause: 'account_locked',
    attempts: 2,
  });
});

it('[DT5] draws no attention to an error that stands there without an attempt', async () => {
  const page = showPage(LOGIN_FORM);
  showError(page, 'Incorrect password.');
  const { api, button, spoken } = startWidget();
  button.dispatchEvent(new PointerEvent('pointerenter'));
  const seen = vi.fn();
  api.on('failure', seen);
  expect(await untilReport(api)).toMatchObject({ confidence: 'possible', attempts: 0 });
  expect(seen).not.toHaveBeenCalled();
  expect(button.dataset['badge']).toBeUndefined();
  expect(spoken()).toBe('');
});

it('[DT3] forgets everything on success', async () => {
  const page = showPage(LOGIN_FORM);
  const { api } = startWidget();
  signIn(page, 'minji', 'Incorrect password.');
  await untilReport(api);
  api.loginSucceeded();
  expect(api.report()).toBeNull();
  expect(sessionStorage.length).toBe(0);
});

it('[DT3] keeps the marker only for the way to the next page', async () => {
  const page = showPage(LOGIN_FORM);
  const { api } = startWidget();
  signIn(page, 'minji', 'Incorrect password.');
  await untilReport(api);
  expect(sessionStorage.length).toBe(0);
  dispatchEvent(new PageTransitionEvent('pagehide'));
  expect(sessionStorage.getItem(STORAGE.handOver)).toContain('minji');
});

it('remembers the steps that were tried, each once', async () => {
  const page = showPage(LOGIN_FORM);
  const { api } = startWidget();
  signIn(page, 'minji', 'Incorrect password.');
  await untilReport(api);
  api.addStep('reset-password');
  api.addStep('reset_password');
  expect(api.report()?.tried).toEqual(['reset_password']);
});

it('works without storage', async () => {
  const page = showPage(LOGIN_FORM);
  const denied = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  for (const name of ['getItem', 'setItem', 'removeItem'] as const) {
    const spy = vi.spyOn(Storage.prototype, name).mockImplementation(denied);
    onTestFinished(() => spy.mockRestore());
  }
  const { api } = startWidget();
  signIn(page, 'minji', 'Incorrect password.');
  expect(await untilReport(api)).toMatchObject({ userId: 'minji', attempts: 1 });
});

it('[OP2] sends nothing anywhere when a sign-in fails', async () => {
  const page = showPage(LOGIN_FORM);
  const sent = [
    vi.spyOn(window, 'fetch'),
    vi.spyOn(XMLHttpRequest.prototype, 'send'),
    vi.spyOn(navigator, 'sendBeacon'),
    vi.spyOn(window, 'WebSocket'),
  ];
  onTestFinished(() => sent.forEach((spy) => spy.mockRestore()));
  const { api, root } = startWidget();
  signIn(page, 'minji-sentinel', 'Incorrect password.');
  await untilReport(api);
  await expect.poll(() => chipOf(root), { timeout: 8_000 }).not.toBeNull();
  for (const spy of sent) expect(spy).not.toHaveBeenCalled();
  const urls = performance.getEntriesByType('resource').map(({ name }) => name);
  expect(urls.filter((url) => url.includes('sentinel'))).toEqual([]);
});

it.skipIf(!('responseStatus' in PerformanceResourceTiming.prototype))(
  '[DT1] sees how the server answered the page’s own request',
  async () => {
    const page = showPage(LOGIN_FORM);
    const { api } = startWidget();
    signIn(page, 'minji', null);
    await fetch('/__vitest_no_such_thing__/%', { method: 'POST' });
    const report = await untilReport(api);
    expect(report.evidence.map(({ recogniser }) => recogniser)).toEqual(['response-status']);
  },
);

it('hears a sign-in where the password is in no form', async () => {
  const page = showPage(`
    <div><div id="messages"></div>
      <input name="user" value="minji"><input type="password"><button>Sign in</button></div>`);
  const { api } = startWidget();
  page.querySelector('button')?.addEventListener('click', () => showError(page, 'Wrong password.'));
  page.querySelector('button')?.click();
  expect(await untilReport(api)).toMatchObject({ userId: 'minji', cause: 'wrong_credentials' });
});

it('sees an error in an open shadow root', async () => {
  const page = showPage(`${LOGIN_FORM}<div id="shadow"></div>`);
  const root = page.querySelector('#shadow')?.attachShadow({ mode: 'open' });
  const { api } = startWidget();
  signIn(page, 'minji', null);
  const alert = document.createElement('div');
  alert.role = 'alert';
  alert.textContent = 'Too many attempts.';
  root?.append(alert);
  expect(await untilReport(api)).toMatchObject({ cause: 'rate_limited' });
});

it('names the options that cannot be used', async () => {
  const page = showPage(LOGIN_FORM);
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  onTestFinished(() => warned.mockRestore());
  const { api } = startWidget({ wording: 'loud', errorSelector: '<<' });
  signIn(page, 'minji', 'Incorrect password.');
  await untilReport(api);
  const said = warned.mock.calls.flat().join(' ');
  expect(said).toContain('wording');
  expect(said).toContain('errorSelector');
});
