/** Somebody who fails to sign in at a real program, and what Porchlight says of it. */
import type { BrowserContext, Page } from '@playwright/test';
import type { Expected, Failure, Program, Running, Tab } from '../../programs/program.ts';

/** Stands for every password that is typed wrong: it must never be found outside its field. */
export const SENTINEL = 'Sentinel-9f3kQ!';

/** Two submits within a second count as one attempt: no person tries again that fast. */
const PAUSE_MS = 1_100;
const REPORT_MS = 6_000;
const LOOK_EVERY_MS = 100;
/** What was right is still right after this time, ms. */
const SETTLES_MS = 700;
const MESSAGE_MS = 15_000;
/** Evaluated by the page, as a site's owner would on the console. */
const REPORT = 'window.Porchlight?.report?.() ?? null';

/** What `Porchlight.report()` said, reduced to what is expected of it. */
export type Got = { readonly [Field in keyof Expected]: unknown };

export type Site = { readonly program: Program; readonly running: Running; readonly url: string };

/** Fails to sign in as often as the failure says, in a tab whose login page is open. */
export async function failToSignIn({ program }: Site, failure: Failure, tab: Tab): Promise<void> {
  const credentials = { userId: failure.userId, password: failure.password ?? SENTINEL };
  const type = failure.type ?? ((at) => program.signIn(at.page, credentials));
  await failure.trouble?.(tab);
  for (let tried = 0; tried < (failure.tries ?? 1); tried += 1) {
    if (tried > 0) await waitFor(tab.page, PAUSE_MS);
    await type(tab, credentials);
    if (tried === 0) await failure.nextStep?.(tab);
    if (tried + 1 < (failure.tries ?? 1)) await awaitAttempts(tab.page, tried + 1);
  }
  await seeMessage(tab.page, failure);
}

/** Lets the page's time pass. */
export async function waitFor(page: Page, forMs: number): Promise<void> {
  const at = await page.evaluate(() => Date.now());
  await page.waitForFunction((until) => Date.now() > until, at + forMs);
}

/** Each way to copy the message. */
export const messagesOf = ({ errorMessage }: Expected): readonly string[] =>
  [errorMessage ?? []].flat();

/** Waits until a person can see that it failed. @throws when the page shows nothing of what is expected */
async function seeMessage(page: Page, { sign, expected }: Failure): Promise<void> {
  const texts = sign === undefined ? messagesOf(expected) : [sign];
  await page.waitForFunction(
    (wanted) => {
      const shown = (root: Document): string =>
        `${root.body?.innerText ?? ''} ${[...root.querySelectorAll('iframe')]
          .map((frame) => (frame.contentDocument ? shown(frame.contentDocument) : ''))
          .join(' ')}`;
      const text = shown(document).replace(/\s+/g, ' ');
      return wanted.length === 0 || wanted.some((each) => text.includes(each));
    },
    texts,
    { timeout: MESSAGE_MS },
  );
}

/** What Porchlight says now. */
export async function reportOn(page: Page): Promise<Got | null> {
  const report = await page.evaluate<Got | null>(REPORT);
  if (!report) return null;
  const { userId, errorMessage, cause, attempts } = report;
  return { userId, errorMessage, cause, attempts };
}

/** Waits until Porchlight knows of so many attempts, or for a while. */
async function awaitAttempts(page: Page, attempts: number): Promise<void> {
  await page
    .waitForFunction(`(${REPORT})?.attempts >= ${attempts}`, null, { timeout: REPORT_MS })
    .catch(() => undefined);
}

/** What Porchlight says once that is accepted; what it says after a while otherwise. */
export async function readReport(
  page: Page,
  accept: (got: Got | null) => boolean,
): Promise<Got | null> {
  const endAt = Date.now() + REPORT_MS;
  for (;;) {
    const got = await reportOn(page);
    if (accept(got) || Date.now() > endAt) break;
    await waitFor(page, LOOK_EVERY_MS);
  }
  await waitFor(page, SETTLES_MS);
  return reportOn(page);
}

/** Opens the login page in a tab of its own, which `prepare` may change before. */
export async function openTab(
  site: Site,
  context: BrowserContext,
  prepare?: (page: Page) => Promise<void>,
): Promise<Tab> {
  const page = await context.newPage();
  await prepare?.(page);
  await site.program.open(page, site.url);
  return { page, context, running: site.running, url: site.url };
}
