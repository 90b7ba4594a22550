import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const asRoot = process.getuid?.() === 0;

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const launch = (executablePath: string) => ({
  browserName: 'chromium' as const,
  launchOptions: { executablePath, args: asRoot ? ['--no-sandbox'] : [] },
});
const inChromium = launch(CHROMIUM);
/** The same engine without a window to draw: a visit takes a third of the time. */
const inManyChromiums = launch(
  [process.env['CHROMIUM_HEADLESS'], '/usr/bin/chromium-headless-shell'].find(
    (path) => path !== undefined && existsSync(path),
  ) ?? CHROMIUM,
);

const FIXTURES = '**/fixtures.spec.ts';
const RANDOM_PAGES = '**/random-pages.spec.ts';
const REAL_PROGRAMS = '**/programs.spec.ts';
const APART = [FIXTURES, RANDOM_PAGES, REAL_PROGRAMS];

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // `--trace on` for a single test; tracing all of them takes as long again.
  use: { screenshot: 'only-on-failure' },
  // A test with an engine's tag is made in that engine alone; all others in both.
  projects: [
    {
      name: 'chromium',
      grepInvert: /@firefox/,
      testIgnore: APART,
      use: inChromium,
    },
    {
      name: 'firefox',
      grepInvert: /@chromium/,
      testIgnore: APART,
      use: {
        browserName: 'firefox',
        // Debian's Firefox over WebDriver BiDi; without the channel a patched build is needed.
        channel: 'moz-firefox',
        launchOptions: { executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr' },
      },
    },
    {
      name: 'fixtures visited',
      testMatch: '**/fixtures.setup.ts',
      // Each visits a hundred pages.
      timeout: 600_000,
      use: inManyChromiums,
    },
    { name: 'fixtures', testMatch: FIXTURES, dependencies: ['fixtures visited'] },
    { name: 'random pages', testMatch: RANDOM_PAGES, use: inManyChromiums },
    { name: 'programs installed', testMatch: '**/programs.setup.ts' },
    {
      name: 'programs',
      testMatch: REAL_PROGRAMS,
      dependencies: ['programs installed'],
      use: { ...inManyChromiums, viewport: { width: 1280, height: 800 } },
    },
  ],
});
