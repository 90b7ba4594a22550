import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..');
const NOT_OURS = new Set(['node_modules', 'dist', '.git', 'test-results', 'data']);

function below(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? below(path) : [path];
  });
}

/** Every file of the repository, as a path from its root. */
export const repoFiles = (): readonly string[] => below(ROOT).map((path) => relative(ROOT, path));

/** The text of one of them. */
export const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
