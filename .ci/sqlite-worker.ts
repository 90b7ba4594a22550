import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
/** In node_modules, so that the worker finds its packages. */
const cache = join(root, 'node_modules/.cache/porchlight');
let outDir: string | undefined;

/**
 * Builds the SQLite worker for the tests, since Node 20 cannot start a worker from TypeScript, and
 * tells where it lies in `PORCHLIGHT_TEST_SQLITE_WORKER` (a file URL).
 */
export async function setup(): Promise<void> {
  await mkdir(cache, { recursive: true });
  outDir = await mkdtemp(join(cache, 'sqlite-worker-'));
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: false,
      ssr: 'server/store/sqlite/worker.ts',
      target: 'node20',
      sourcemap: 'inline',
      rolldownOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
  });
  process.env['PORCHLIGHT_TEST_SQLITE_WORKER'] = pathToFileURL(join(outDir, 'worker.mjs')).href;
}

export async function teardown(): Promise<void> {
  if (outDir !== undefined) await rm(outDir, { recursive: true, force: true });
}
