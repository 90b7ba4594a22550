import type { Page } from '@playwright/test';
import { readStorage } from './harness/instruments.ts';
import { expect, test } from './harness/test.ts';
import { recordTraffic } from './harness/traffic.ts';
import { seenBy, watch } from './harness/watcher.ts';
import { KINDS } from './harness/words.ts';

/** Everything of ours in the document, shadow roots too. */
const ourElements = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const host = document.querySelector('porchlight-help');
    const all = host ? [host, ...host.querySelectorAll('*')] : [];
    const inside = host?.shadowRoot ? [...host.shadowRoot.querySelectorAll('*')] : [];
    return [...all, ...inside].map(({ localName }) => localName);
  });

for (const kind of KINDS) {
  test(`[DT8] before need there is one request, a handful of elements, and nothing else: ${kind}`, async ({
    relay,
    openVisitor,
  }) => {
    const visitor = await openVisitor(relay, kind);
    const { page } = visitor;
    const traffic = recordTraffic(page);
    await watch(page);
    await visitor.openLogin();
    await expect(visitor.bubble).toBeVisible();
    await visitor.userIdField.fill('minji@example.com');
    await page.waitForFunction(() => performance.now() > 1_500);
    expect(traffic.toRelay().map(({ url }) => new URL(url).pathname)).toEqual([
      '/v1/porchlight.js',
    ]);
    expect(traffic.sockets).toEqual([]);
    expect(await readStorage(page)).toEqual([]);
    const elements = await ourElements(page);
    expect(elements.length).toBeLessThanOrEqual(12);
    expect(elements).not.toContain('input');
    expect(await seenBy(page)).toMatchObject({ layoutShift: 0, violations: [], spoken: [] });
  });
}

/** What of ours stands over which part of a form; runs in the page. */
function findOverlaps(): string[] {
  const ours = document.querySelector('porchlight-help')?.shadowRoot;
  const shown = [...(ours?.querySelectorAll('button, .chip') ?? [])].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }),
  );
  const fields = [...document.querySelectorAll('form, form button, form input:not([type=hidden])')];
  return shown.flatMap((mine) => {
    const a = mine.getBoundingClientRect();
    return fields
      .filter((theirs) => {
        const b = theirs.getBoundingClientRect();
        return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
      })
      .map((theirs) => `${mine.textContent} over ${theirs.localName}`);
  });
}

test('the bubble never touches the form, before and after a failure', async ({
  relay,
  openVisitor,
}) => {
  const visitor = await openVisitor(relay, 'classic', { language: 'ko' });
  const { page } = visitor;
  const overlaps = (): Promise<string[]> => page.evaluate(findOverlaps);
  for (const width of [320, 390, 768, 1280]) {
    for (const height of [480, 844]) {
      await page.setViewportSize({ width, height });
      await visitor.openLogin();
      await expect(visitor.bubble).toBeVisible();
      expect(await overlaps(), `${width}x${height}`).toEqual([]);
    }
  }
  await visitor.failSignIn('locked@example.com');
  await expect(visitor.chip).toBeVisible();
  for (const width of [1280, 768, 390, 320]) {
    for (const height of [844, 640, 480]) {
      await page.setViewportSize({ width, height });
      await expect.poll(overlaps, `${width}x${height}`).toEqual([]);
    }
  }

  // A page that stays moves its form down to make room for the error.
  const spa = await openVisitor(relay, 'spa', { viewport: { width: 390, height: 480 } });
  await spa.openLogin();
  await spa.failSignIn('locked@example.com');
  await expect.poll(() => spa.page.evaluate(findOverlaps)).toEqual([]);
});

test('Tab goes through the page as before, with one button more at the end', async ({
  relay,
  openVisitor,
}) => {
  const visitor = await openVisitor(relay, 'classic');
  const { page } = visitor;
  const tabThrough = async (): Promise<string[]> => {
    await page.locator('h1').click();
    await page.locator('a').first().focus();
    const stops: string[] = [];
    for (let step = 0; step < 9; step += 1) {
      stops.push(
        await page.evaluate(
          () =>
            document.activeElement?.textContent?.trim() ||
            document.activeElement?.id ||
            document.activeElement?.localName ||
            '',
        ),
      );
      if (stops.at(-1) === 'porchlight-help') break;
      await page.keyboard.press('Tab');
    }
    return stops;
  };
  await page.route('**/v1/porchlight.js', (route) => route.abort());
  await visitor.openLogin();
  const before = await tabThrough();
  await page.unroute('**/v1/porchlight.js');
  await visitor.openLogin();
  await expect(visitor.bubble).toBeVisible();
  const after = await tabThrough();
  const ours = after.indexOf('porchlight-help');
  expect(ours).toBeGreaterThan(5);
  expect(after.slice(0, ours)).toEqual(before.slice(0, ours));
});

// Playwright leaves Firefox without the window's focus here, and Enter presses nothing then.
test(
  'Enter opens the help, Escape gives the focus back',
  { tag: '@chromium' },
  async ({ relay, openVisitor }) => {
    const visitor = await openVisitor(relay, 'classic');
    const { page } = visitor;
    await visitor.openLogin();
    await visitor.bubble.focus();
    await page.keyboard.press('Enter');
    await expect(visitor.panel).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(visitor.panel).toBeHidden();
    await expect(visitor.bubble).toBeFocused();
  },
);

test('the form works with the script missing, the relay out of reach, storage denied', async ({
  relay,
  openVisitor,
  openAgent,
}) => {
  const agent = await openAgent();
  for (const trouble of ['script', 'parts', 'storage'] as const) {
    const visitor = await openVisitor(relay, 'classic');
    const { page } = visitor;
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    if (trouble === 'script') {
      await page.route('**/v1/porchlight.js', (route) => route.fulfill({ status: 404, body: '' }));
    }
    if (trouble === 'parts') {
      await page.route('**/{w,v1/live}/**', (route) => route.abort());
    }
    if (trouble === 'storage') {
      await page.addInitScript(() => {
        const deny = {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        };
        Object.defineProperty(window, 'sessionStorage', deny);
        Object.defineProperty(window, 'localStorage', deny);
      });
    }
    await visitor.openLogin();
    await test.step(trouble, async () => {
      expect(await visitor.failSignIn('minji@example.com', 'wrong')).toContain('Incorrect');
      if (trouble === 'storage') {
        await visitor.openFromBubble();
        await visitor.askPerson();
        await visitor.startChat();
        await agent.takes();
        await agent.says('an answer');
        await visitor.sees('an answer');
        await agent.ends();
      }
      await visitor.signIn('minji@example.com');
      await expect(page).toHaveURL(/\/home$/);
      expect(errors).toEqual([]);
    });
    await page.context().close();
  }
});
