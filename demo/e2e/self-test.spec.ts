import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findViolations } from './harness/axe.ts';
import { expect, SIZES, test } from './harness/test.ts';
import { VisitorPage } from './harness/visitor-page.ts';
import { watch } from './harness/watcher.ts';

const SITE_OUT = {
  ko: '인터넷은 되는데 이 사이트에 연결되지 않아요. 네트워크가 막았거나 사이트가 멈춘 것 같아요.',
  en: 'The internet works, but this site can’t be reached. The network may block it, or the site is down.',
} as const;
const SITE_OUT_FOR_AGENTS = {
  ko: '사이트에 연결되지 않아요',
  en: 'The site can’t be reached from there',
} as const;

for (const [language, size] of [
  ['ko', 'phone'],
  ['en', 'desktop'],
] as const) {
  test(
    `[SF4] a site out of reach is told to the visitor and to the agent: ${language}, ${size}`,
    { tag: '@chromium' },
    async ({ relay, openVisitor, openAgent }) => {
      const agent = await openAgent({ language, size });
      const visitor = await openVisitor(relay, 'spa', { language, size });
      const { page, panel } = visitor;
      await visitor.openLogin();
      const { pathname } = new URL(page.url());
      await page.route(
        (url) => url.pathname === pathname || url.pathname.endsWith('/spa/session'),
        (route) => route.abort('connectionfailed'),
      );
      await visitor.failSignIn('minji@example.com', 'not-the-password');
      await visitor.openHelp();
      await expect(panel.getByText(SITE_OUT[language])).toBeVisible();
      expect.soft(await findViolations(page)).toEqual([]);
      await visitor.askPerson();
      await visitor.startChat();
      await agent.takes();
      await agent.unfoldsCard();
      await expect(agent.card.getByText(SITE_OUT_FOR_AGENTS[language])).toBeVisible();
      expect.soft(await findViolations(agent.page)).toEqual([]);
      await agent.ends();
    },
  );
}

test(
  '[SF4] a browser told to block cookies is told so, and the agent too',
  { tag: '@chromium' },
  async ({ relay, openAgent, playwright, launchOptions }) => {
    const profile = await mkdtemp(join(tmpdir(), 'porchlight-no-cookies-'));
    const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
    await mkdir(join(profile, 'Default'));
    await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(blocked));
    const options = { ...launchOptions, locale: 'en-US', viewport: SIZES.desktop };
    const context = await playwright.chromium.launchPersistentContext(profile, options);
    try {
      const agent = await openAgent();
      const visitor = new VisitorPage(await context.newPage(), relay.url, 'classic', 'en');
      await visitor.openLogin();
      await visitor.failSignIn('minji@example.com');
      await visitor.openFromBubble();
      const told = 'Cookies are blocked for this site. You can’t sign in without them.';
      await expect(visitor.panel.getByText(told)).toBeVisible();
      await visitor.askPerson();
      await visitor.startChat();
      await agent.takes();
      await expect(agent.card.getByText('Cookies are blocked', { exact: true })).toBeVisible();
      await agent.ends();
    } finally {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    }
  },
);

test('[SF2][SF3] a check that was asked for finds nothing wrong, and is no failure itself', async ({
  relay,
  openVisitor,
}) => {
  const visitor = await openVisitor(relay, 'classic');
  const { page, panel } = visitor;
  await watch(page);
  await visitor.openLogin();
  await visitor.openFromBubble();
  const asked = page.waitForResponse((response) => response.url() === `${relay.url}/v1/time`);
  await panel.getByRole('button', { name: 'Check this browser' }).click();
  const headers = await (await asked).request().allHeaders();
  expect(headers['cookie']).toBeUndefined();
  expect(headers['referer']).toBeUndefined();
  await expect(panel.getByText('Nothing is wrong with the browser')).toBeVisible();
  await expect(
    panel.getByText('Working: cookies, storage, this site, help server, clock'),
  ).toBeVisible();
  // What the check says aloud stays for two seconds where a recogniser could take it for an error.
  await page.waitForFunction(
    (from) => performance.now() > from,
    2_500 + (await page.evaluate(() => performance.now())),
  );
  expect(await page.evaluate('Porchlight.report()')).toBeNull();
});
