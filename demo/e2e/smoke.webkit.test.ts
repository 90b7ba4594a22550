import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRelay, type Relay } from './harness/relay.ts';
import type { BrowserPage } from './harness/webdriver.ts';
import { launchWebKit } from './harness/webkit.ts';

let relay: Relay;
let page: BrowserPage;

beforeAll(async () => {
  relay = await startRelay();
  page = await launchWebKit();
});

afterAll(async () => {
  await page.close();
  await relay.stop();
});

test('the login page opens in WebKit', async () => {
  await page.goto(`${relay.url}/demo/`);
  expect(await (await page.find('h1')).role()).toBe('heading');
});
