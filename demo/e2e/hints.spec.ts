import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { expectReport, WRONG, type LoginPage } from './harness/login-site.ts';

/** A page that stays, and shows why. */
const SCRIPTED: LoginPage = {
  scripted: { answer: { status: 401, json: {} }, script: `show('${WRONG}');` },
  sign: `text=${WRONG}`,
};
const SEEN = { errorMessage: WRONG, cause: 'wrong_credentials' };
const MINUTE_MS = 60_000;

/** No driver can turn the lock on: keys come as they would with it. */
const lockCaps = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    KeyboardEvent.prototype.getModifierState = (name) => name === 'CapsLock';
  });

/** As if the first page had stood for so long when the form was sent. */
const leaveOpen = (page: Page, forMs: number): Promise<unknown> =>
  page.addInitScript((ms) => {
    const now = performance.now.bind(performance);
    if (!document.referrer) performance.now = () => now() + ms;
  }, forMs);

for (const [how, login] of [
  ['a page that comes back', {}],
  ['a page that stays', SCRIPTED],
] as const) {
  test(`Caps Lock in the password field is noticed on ${how}`, async ({ page }) => {
    await lockCaps(page);
    await expectReport(login, page, { ...SEEN, hints: ['caps_lock'] });
  });

  test(`without Caps Lock and on a fresh page nothing is noticed on ${how}`, async ({ page }) => {
    await expectReport(login, page, { ...SEEN, hints: [] });
  });
}

test('a page that had stood open for more than half an hour is noticed', async ({ page }) => {
  await leaveOpen(page, 30 * MINUTE_MS);
  await expectReport({}, page, { ...SEEN, hints: ['long_idle_page'] });
});

test('a page that had stood open for less than half an hour is not noticed', async ({ page }) => {
  await leaveOpen(page, 29 * MINUTE_MS);
  await expectReport({}, page, { ...SEEN, hints: [] });
});

test('where the storage is denied, a failure on a page that stays is seen all the same', async ({
  page,
}) => {
  const thrown: Error[] = [];
  page.on('pageerror', (error) => thrown.push(error));
  await page.addInitScript(() => {
    for (const name of ['sessionStorage', 'localStorage']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  await expectReport(SCRIPTED, page, { errorMessage: WRONG });
  expect(thrown).toEqual([]);
});

test(
  'a browser that keeps no cookies is the cause, though it says that cookies are enabled',
  { tag: '@chromium' },
  async ({ playwright, launchOptions }) => {
    const profile = await mkdtemp(join(tmpdir(), 'porchlight-no-cookies-'));
    const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
    await mkdir(join(profile, 'Default'));
    await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(blocked));
    const context = await playwright.chromium.launchPersistentContext(profile, launchOptions);
    try {
      const page = await context.newPage();
      await expectReport(SCRIPTED, page, { errorMessage: WRONG, cause: 'cookies_blocked' });
      expect(await page.evaluate(() => navigator.cookieEnabled)).toBe(true);
    } finally {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    }
  },
);
