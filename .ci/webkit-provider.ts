import { defineBrowserProvider } from '@vitest/browser';
import type { BrowserProvider, BrowserProviderOption } from 'vitest/node';
import type { BrowserPage } from '../demo/e2e/harness/webdriver.ts';
import { launchWebKit } from '../demo/e2e/harness/webkit.ts';

/** Vitest's tests in WebKitGTK; there is no `userEvent`, so tests use Testing Library's events. */
function createProvider(): BrowserProvider {
  let page: Promise<BrowserPage> | undefined;
  return {
    name: 'webkitgtk',
    supportsParallelism: false,
    getCommandsContext: () => ({}),
    async openPage(_session, url) {
      page ??= launchWebKit();
      await (await page).goto(url);
    },
    async close() {
      await (await page)?.close();
      page = undefined;
    },
  };
}

/** The provider for `test.browser` with the instance `{ browser: 'webkit' }`. */
export const webkitgtk = (): BrowserProviderOption =>
  defineBrowserProvider({
    name: 'webkitgtk',
    supportedBrowser: ['webkit'],
    providerFactory: createProvider,
  });
