import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { InlineConfig } from 'vite';
import { smallest } from './smallest.ts';

const ROOT = resolve(import.meta.dirname, '..');
const SOURCES = join(ROOT, 'widget/adapters');
const EXPORT = /^export const (from\w+) = createAdapter/m;

/** Name and exported function of each adapter: each file of the folder that makes one. */
export const ADAPTERS: readonly { readonly name: string; readonly from: string }[] = readdirSync(
  SOURCES,
)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap((file) => {
    const from = EXPORT.exec(readFileSync(join(SOURCES, file), 'utf8'))?.[1];
    return from ? [{ name: basename(file, '.ts'), from }] : [];
  });

/** One build for each adapter, so that none shares a chunk with another: one request brings it. */
export function adapterBuilds(outDir: string): readonly InlineConfig[] {
  rmSync(outDir, { recursive: true, force: true });
  return ADAPTERS.map(({ name }) => ({
    plugins: [smallest()],
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      reportCompressedSize: false,
      lib: { entry: join(SOURCES, `${name}.ts`), formats: ['es'], fileName: () => `${name}.js` },
    },
  }));
}
