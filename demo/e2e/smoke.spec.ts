import { expect, test } from './harness/test.ts';

test('the login page opens', async ({ page, relay }) => {
  await page.goto(`${relay.url}/demo/`);
  await expect(page.getByRole('heading').first()).toBeVisible();
});

test('the login page opens again after the relay was killed and started anew', async ({
  page,
  ownRelay,
}) => {
  await ownRelay.kill9();
  await expect(page.goto(`${ownRelay.url}/demo/`)).rejects.toThrow();
  await ownRelay.restart();
  await page.goto(`${ownRelay.url}/demo/`);
  await expect(page.getByRole('heading').first()).toBeVisible();
});
