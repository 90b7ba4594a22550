import { expect, it, vi, onTestFinished } from 'vitest';
import type { PorchlightStub } from './api.ts';
import { STORAGE } from './parts.ts';
import { LOGIN_FORM, showPage, signIn, startWidget } from './testing/widget.ts';

/** What the page has fetched of the widget, as paths. */
const fetched = (): readonly string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => /watch\.ts|panel/.test(path));

it('[DT8] stores nothing, fetches nothing and draws no field before need', () => {
  showPage(LOGIN_FORM);
  const before = fetched().length;
  const { host, root } = startWidget();
  expect(fetched().length).toBe(before);
  expect(sessionStorage.length).toBe(0);
  expect(root.querySelectorAll('input,textarea')).toHaveLength(0);
  const elements = 1 + host.querySelectorAll('*').length + root.querySelectorAll('*').length;
  expect(elements).toBeLessThanOrEqual(12);
});

it('needs no style that a strict policy forbids', () => {
  showPage(LOGIN_FORM);
  const { host, root } = startWidget();
  expect(root.querySelectorAll('style,[style]')).toHaveLength(0);
  expect(host.hasAttribute('style')).toBe(false);
  expect(root.adoptedStyleSheets.length).toBeGreaterThan(0);
});

it('[DT1] leaves the page’s own functions and forms as they are', () => {
  const page = showPage(LOGIN_FORM);
  const own = () => [
    window.fetch,
    XMLHttpRequest.prototype.open,
    history.pushState,
    HTMLFormElement.prototype.submit,
    EventTarget.prototype.addEventListener,
  ];
  const before = own();
  const copy = page.cloneNode(true);
  const focus = document.activeElement;
  startWidget();
  expect(own()).toEqual(before);
  expect(page.isEqualNode(copy)).toBe(true);
  expect(document.activeElement).toBe(focus);
});

it('[DT3] writes the user id, and no password, down at a submit', () => {
  const page = showPage(LOGIN_FORM);
  startWidget();
  signIn(page, 'minji@example.com', null);
  const marker = sessionStorage.getItem(STORAGE.handOver) ?? '';
  expect(JSON.parse(marker)).toMatchObject({
    userId: 'minji@example.com',
    attempts: [{ kind: 'password', outcome: 'pending' }],
  });
  expect(marker).not.toContain('sentinel');
});

it('[DT3] leaves the user id out where the site wants it so', () => {
  const page = showPage(LOGIN_FORM);
  startWidget({ rememberId: 'off' });
  signIn(page, 'minji@example.com', null);
  expect(sessionStorage.getItem(STORAGE.handOver)).not.toBeNull();
  expect(sessionStorage.getItem(STORAGE.handOver)).not.toContain('minji');
});

it('[DT3] takes the marker out of the storage when it looks at it', () => {
  showPage(LOGIN_FORM);
  sessionStorage.setItem(STORAGE.handOver, JSON.stringify({ userId: 'minji', attempts: [] }));
  startWidget();
  expect(sessionStorage.getItem(STORAGE.handOver)).toBeNull();
});

it('[DT3] hears of a form that a script submits', () => {
  const page = showPage(LOGIN_FORM);
  startWidget();
  const [user] = page.querySelectorAll('input');
  if (user) user.value = 'minji';
  void new FormData(page.querySelector('form') ?? undefined);
  expect(sessionStorage.getItem(STORAGE.handOver)).toContain('minji');
});

/** Names of the fields whose values are read from now on. */
function watchValues(): ReadonlySet<string> {
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  if (!value?.get) throw new Error('no value to watch');
  const { get } = value;
  const read = new Set<string>();
  Object.defineProperty(HTMLInputElement.prototype, 'value', {
    ...value,
    get(this: HTMLInputElement) {
      read.add(this.name);
      return get.call(this);
    },
  });
  onTestFinished(() => void Object.defineProperty(HTMLInputElement.prototype, 'value', value));
  return read;
}

it('[DT2] reads no value but that of the user id', () => {
  const page = showPage(LOGIN_FORM);
  const read = watchValues();
  startWidget();
  signIn(page, 'minji', null);
  expect([...read]).toEqual(['user']);
});

it('[DT2] reads no value of a field that was a password until a moment ago', () => {
  const page = showPage('<form action="/login"><input name="second" type="password"></form>');
  const read = watchValues();
  // Named a sign-in by its owner, since nothing on this page gives away what the field is for.
  startWidget({ form: 'form' });
  const form = page.querySelector('form');
  form?.addEventListener('submit', (event) => event.preventDefault());
  page.querySelector('input')?.setAttribute('type', 'text');
  form?.requestSubmit();
  expect(sessionStorage.getItem(STORAGE.handOver)).toContain('"password"');
  expect([...read]).toEqual([]);
});

it('[DT2] reads no one-time code', () => {
  const page = showPage(
    '<form action="/verify"><input name="a" autocomplete="one-time-code" value="123456"></form>',
  );
  startWidget();
  const form = page.querySelector('form');
  form?.addEventListener('submit', (event) => event.preventDefault());
  form?.requestSubmit();
  expect(sessionStorage.getItem(STORAGE.handOver)).toContain('"code"');
  expect(sessionStorage.getItem(STORAGE.handOver)).not.toContain('123456');
});

it.each([
  '<form action="/signup"><input name="user"><input type="password"></form>',
  '<form action="/reset"><input autocomplete="username"></form>',
  '<form action="/search"><input name="q"></form>',
])('[DT5] takes no other form for a sign-in: %s', (markup) => {
  const page = showPage(markup);
  startWidget();
  const form = page.querySelector('form');
  form?.addEventListener('submit', (event) => event.preventDefault());
  form?.requestSubmit();
  expect(sessionStorage.length).toBe(0);
});

it('ignores a second script tag, with one word to the owner', () => {
  showPage(LOGIN_FORM);
  startWidget();
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  onTestFinished(() => warned.mockRestore());
  startWidget();
  expect(warned).toHaveBeenCalledTimes(1);
  expect(document.querySelectorAll('porchlight-help')).toHaveLength(1);
});

it('names an option that is missing', () => {
  showPage(LOGIN_FORM);
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  onTestFinished(() => warned.mockRestore());
  startWidget({ site: '' });
  expect(warned.mock.calls.flat().join(' ')).toContain('data-site');
});

it('does what was asked for before it was loaded', async () => {
  showPage(LOGIN_FORM);
  const stub: PorchlightStub = () => undefined;
  stub.q = [['reportFailure', { code: 'account_locked' }]];
  window.Porchlight = stub;
  const { api } = startWidget();
  await expect.poll(() => api.report()?.cause, { timeout: 8_000 }).toBe('account_locked');
});

it('keeps off the form, and takes the edge when there is no room', async () => {
  const page = showPage(LOGIN_FORM);
  const form = page.querySelector('form');
  if (!form) throw new Error('no form');
  const { button } = startWidget();
  const move = (style: string): void => {
    form.style.cssText = `position: fixed; bottom: 0; height: 120px; ${style}`;
    dispatchEvent(new Event('resize'));
  };
  for (const [style, place] of [
    ['right: 0; width: 100px', 'start'],
    ['left: 0; width: 100px', 'end'],
    ['left: 0; right: 0', 'edge'],
  ] as const) {
    move(style);
    await expect.poll(() => button.id).toBe(place);
  }
});

it('leaves the page, and comes back with another tag', () => {
  showPage(LOGIN_FORM);
  const { api } = startWidget();
  api.destroy();
  expect(document.querySelector('porchlight-help')).toBeNull();
  expect(api.getState()).toBeNull();
  expect(startWidget().api.getState()).toEqual({ open: false, phase: 'idle', unread: 0 });
});
