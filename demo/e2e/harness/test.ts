import { test as base, type BrowserContext, type BrowserContextOptions } from '@playwright/test';
import { AgentPage } from './agent-page.ts';
import { startRelay, type Relay } from './relay.ts';
import { VisitorPage } from './visitor-page.ts';
import type { Kind, Language } from './words.ts';

/** The two window sizes that people come with. */
export const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
} as const;

type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;
type Options = { readonly language?: Language; readonly size?: keyof typeof SIZES };

type TestFixtures = {
  /** A relay for this test alone: for tests that use the one-time link or end the process. */
  readonly ownRelay: Relay;
  /** Opens a browser profile that is closed after the test. */
  openContext(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Opens a login page in a browser profile of its own; nothing is loaded yet. */
  openVisitor(
    at: Relay,
    kind: Kind,
    options?: Options & BrowserContextOptions,
  ): Promise<VisitorPage>;
  /** Opens the console of the worker's relay, signed in. */
  openAgent(options?: Options): Promise<AgentPage>;
};

type WorkerFixtures = {
  /** The relay that all tests of a worker share. */
  readonly relay: Relay;
  /** What the browser keeps of the agent's sign-in at the worker's relay. */
  readonly signedIn: SignedIn;
};

function contextFor({
  language = 'en',
  size = 'desktop',
  ...rest
}: Options & BrowserContextOptions): BrowserContextOptions {
  const locale = language === 'ko' ? 'ko-KR' : 'en-US';
  return { locale, viewport: SIZES[size], hasTouch: size === 'phone', ...rest };
}

/** Playwright's `test`, with relays, visitors and agents. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  relay: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
    async ({}, use) => {
      const relay = await startRelay();
      await use(relay);
      await relay.stop();
    },
    { scope: 'worker' },
  ],
  signedIn: [
    async ({ browser, relay }, use) => {
      const context = await browser.newContext(contextFor({}));
      await new AgentPage(await context.newPage(), 'en').signIn(relay.consoleLink);
      const state = await context.storageState();
      await context.close();
      await use(state);
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
  ownRelay: async ({}, use) => {
    const relay = await startRelay();
    await use(relay);
    await relay.stop();
  },
  openContext: async ({ browser }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      opened.push(context);
      return context;
    });
    await Promise.all(opened.map((context) => context.close()));
  },
  openVisitor: ({ openContext }, use) =>
    use(async (relay, kind, options = {}) => {
      const context = await openContext(contextFor(options));
      return new VisitorPage(await context.newPage(), relay.url, kind, options.language ?? 'en');
    }),
  openAgent: ({ openContext, relay, signedIn }, use) =>
    use(async (options = {}) => {
      const context = await openContext({ ...contextFor(options), storageState: signedIn });
      const agent = new AgentPage(await context.newPage(), options.language ?? 'en');
      await agent.open(relay.url);
      return agent;
    }),
});

export { expect } from '@playwright/test';
