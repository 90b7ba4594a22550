import { test as base } from '@playwright/test';
import { startRelay, type Relay } from './relay.ts';

type TestFixtures = {
  /** A relay for this test alone: for tests that use the one-time link or end the process. */
  readonly ownRelay: Relay;
};

type WorkerFixtures = {
  /** The relay that all tests of a worker share. */
  readonly relay: Relay;
};

/** Playwright's `test`, with relays; `page.goto('/demo/')` goes to the worker's relay. */
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
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
  ownRelay: async ({}, use) => {
    const relay = await startRelay();
    await use(relay);
    await relay.stop();
  },
});

export { expect } from '@playwright/test';
