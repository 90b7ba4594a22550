import { defineConfig } from '@playwright/test';

const asRoot = process.getuid?.() === 0;

const inChromium = {
  browserName: 'chromium',
  launchOptions: {
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: asRoot ? ['--no-sandbox'] : [],
  },
} as const;
const REAL_PROGRAMS = '**/programs.spec.ts';
/** `npm run bench:recognise` measures with these; they take longer than all other tests together. */
const isMeasuring = process.env['RECOGNISE'] === '1';
const LONG = isMeasuring ? [] : ['**/fixtures.spec.ts', '**/random-pages.spec.ts'];

const PROGRAMS = [
  { name: 'programs installed', testMatch: '**/programs.setup.ts' },
  {
    name: 'programs',
    testMatch: REAL_PROGRAMS,
    dependencies: ['programs installed'],
    use: { ...inChromium, viewport: { width: 1280, height: 800 } },
  },
];

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
      testIgnore: [REAL_PROGRAMS, ...LONG],
      use: inChromium,
    },
    {
      name: 'firefox',
      grepInvert: /@chromium/,
      testIgnore: [REAL_PROGRAMS, ...LONG],
      use: {
        browserName: 'firefox',
        // Debian's Firefox over WebDriver BiDi; without the channel a patched build is needed.
        channel: 'moz-firefox',
        launchOptions: { executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr' },
      },
    },
    ...(isMeasuring ? PROGRAMS : []),
  ],
});
