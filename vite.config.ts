import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import {
  build,
  type BuildOptions,
  type InlineConfig,
  type Plugin,
  type Rolldown,
  type ViteBuilder,
} from 'vite';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { adapterBuilds } from './.ci/adapters.ts';
import { writePublicTypes } from './.ci/public-types.ts';
import { smallest } from './.ci/smallest.ts';
import { webkitgtk } from './.ci/webkit-provider.ts';

const at = (path: string): string => resolve(import.meta.dirname, path);
const manifest: { version: string } = JSON.parse(readFileSync(at('package.json'), 'utf8'));

/** Known once the recogniser part is built; tests import the source instead. */
let watchFile = 'widget/watch.ts';

/** Tells widget/loader.ts the file of the recogniser part, whose name carries its hash. */
const watchUrl = (): Plugin => ({
  name: 'watch-url',
  resolveId: (id) => (id === 'virtual:watch-url' ? `\0${id}` : undefined),
  load: (id) =>
    id === '\0virtual:watch-url' ? `export default ${JSON.stringify(`/${watchFile}`)}` : undefined,
});

/**
 * Leaves out of engine.io-client a transport that our pages never ask for (`transports` names the
 * other two), which its index imports all the same: 0.8 KB brotli.
 */
const withoutWebTransport = (): Plugin => ({
  name: 'without-web-transport',
  load: (id) =>
    id.endsWith('engine.io-client/build/esm/transports/webtransport.js')
      ? 'export class WT {}'
      : undefined,
});

const common: Pick<InlineConfig, 'define' | 'oxc' | 'plugins'> = {
  define: { __PORCHLIGHT_VERSION__: JSON.stringify(manifest.version) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [watchUrl()],
};

const forPages: BuildOptions = { target: 'es2022', reportCompressedSize: false };

/** The agents' page, served below /console/. */
const page: InlineConfig = {
  root: at('console'),
  base: '/console/',
  build: {
    ...forPages,
    outDir: at('dist/client/console'),
    emptyOutDir: true,
    modulePreload: false,
  },
};

/** What the loader imports: a library, since an app gets a preload helper of 1 KB around import(). */
const widget: InlineConfig = {
  base: './',
  plugins: [withoutWebTransport(), smallest()],
  build: {
    ...forPages,
    // Engines of 2024 and newer know :dir() and nesting; older ones lose a mirrored arrow.
    cssTarget: ['chrome123', 'firefox120', 'safari17.4'],
    outDir: 'dist/client/w',
    lib: { entry: at('widget/watch.ts'), formats: ['es'] },
    rolldownOptions: {
      // What the panel shares with the recogniser part stays in it: a chunk more is a request more.
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: '[name]-[hash].js',
        minify: true,
        comments: false,
      },
    },
  },
};

/** The script that a page's owner pastes. */
const boot: BuildOptions = {
  ...forPages,
  outDir: 'dist/client',
  emptyOutDir: false,
  rolldownOptions: {
    input: { porchlight: at('widget/loader.ts') },
    output: { format: 'iife', entryFileNames: '[name].js' },
  },
};

/** Everything but the packages with native code goes in, so that `dist` runs with those two alone. */
const server: InlineConfig = {
  ssr: { noExternal: true, external: ['@photostructure/sqlite', '@node-rs/argon2'] },
  build: {
    outDir: 'dist/server',
    ssr: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: at('server/main.ts'),
        porchlight: at('server/porchlight.ts'),
        'sqlite-worker': at('server/store/sqlite/worker.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
};

/** Keeps which widget file imports which, for the size budgets; nobody serves it. */
async function keepChunkGraph(chunks: readonly Rolldown.OutputChunk[]): Promise<void> {
  const graph = chunks.map(({ fileName, facadeModuleId, imports, dynamicImports }) => ({
    file: fileName,
    source: facadeModuleId && relative(import.meta.dirname, facadeModuleId),
    imports,
    dynamicImports,
  }));
  await writeFile(at('dist/widget-chunks.json'), JSON.stringify(graph, null, 2));
}

/** One after the other, because the boot script names the file of the recogniser part. */
async function buildAll(builder: ViteBuilder): Promise<void> {
  const { logLevel = 'info' } = builder.config;
  const { client } = builder.environments;
  if (!client) throw new Error('Vite has no client environment');
  const run = async (part: InlineConfig): Promise<Rolldown.OutputChunk[]> => {
    const built = await build({ ...common, configFile: false, logLevel, ...part });
    return [built]
      .flat()
      .flatMap((output) => ('output' in output ? output.output : []))
      .filter((file) => file.type === 'chunk');
  };
  await run(page);
  const chunks = await run(widget);
  const entry = chunks.find((chunk) => chunk.isEntry);
  if (!entry) throw new Error('the widget build has no entry');
  watchFile = `w/${entry.fileName}`;
  await keepChunkGraph(chunks);
  for (const adapter of adapterBuilds(at('dist/client/adapters'))) await run(adapter);
  writePublicTypes(at('dist/client'));
  await builder.build(client);
  await run(server);
}

/** Debian's browsers, which Playwright drives too; Chromium has no sandbox for root. */
const engines = {
  chromium: playwright({
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  }),
  firefox: playwright({
    launchOptions: {
      channel: 'moz-firefox',
      executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
    },
  }),
  webkit: webkitgtk(),
} as const;

const inBrowser = (browser: keyof typeof engines): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name: browser,
    include: ['{widget,console}/**/*.dom.test.{ts,tsx}'],
    testTimeout: 15_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: engines[browser],
      instances: [{ browser }],
    },
  },
});

const inNode: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'node',
    environment: 'node',
    include: ['{shared,server,widget,console,demo,bench,.ci}/**/*.test.ts'],
    exclude: ['**/*.dom.test.ts', 'demo/e2e/**'],
    globalSetup: ['.ci/sqlite-worker.ts'],
    testTimeout: 15_000,
  },
};

const endToEndInWebKit: TestProjectInlineConfiguration = {
  extends: true,
  test: {
    name: 'webkit-e2e',
    environment: 'node',
    include: ['demo/e2e/**/*.webkit.test.ts'],
    testTimeout: 90_000,
    hookTimeout: 30_000,
  },
};

export default defineConfig({
  ...common,
  plugins: [watchUrl(), smallest()],
  build: boot,
  // Shared, because a configuration read again would not know watchFile.
  builder: { sharedConfigBuild: true, sharedPlugins: true, buildApp: buildAll },
  optimizeDeps: {
    include: [
      'preact',
      'preact/hooks',
      'preact/jsx-runtime',
      'preact/jsx-dev-runtime',
      '@testing-library/preact',
      'socket.io-client',
      'axe-core',
    ],
  },
  test: {
    projects: [
      inNode,
      inBrowser('chromium'),
      inBrowser('firefox'),
      inBrowser('webkit'),
      endToEndInWebKit,
    ],
  },
});
