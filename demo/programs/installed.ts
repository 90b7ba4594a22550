/** Where the programs lie: below the cache that npm and git leave alone. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, relative, resolve } from 'node:path';
import { runOnce } from './serve.ts';

const CACHE = resolve(import.meta.dirname, '../../node_modules/.cache/programs');
/** What Debian's packages hold, as if it were `/`. */
export const DEBIAN = join(CACHE, 'debian');
/** The folder with the `node_modules` of the programs from npm. */
export const NPM = join(CACHE, 'npm');

const NAMED = `(["'])/usr/share/(php|icinga)`;

/** A path of a Debian package where it is unpacked. */
export const unpacked = (path: string): string => join(DEBIAN, path);

/** Does the work when `key` is not what was done there last. */
async function once(folder: string, key: string, work: () => Promise<void>): Promise<void> {
  const stamp = `${folder}.stamp`;
  const hash = createHash('sha256').update(key).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await work();
  writeFileSync(stamp, hash);
}

/** Runs what fetches packages into a folder. @throws with what to do when it cannot */
async function fetchAll(what: string, command: string, args: readonly string[], folder: string) {
  try {
    await runOnce(command, args, { cwd: folder });
  } catch (error) {
    const way = 'Is the registry in reach? For Debian, "apt-get update" first.';
    throw new Error(`${what} for the real programs could not be fetched. ${way}`, { cause: error });
  }
}

/** Downloads packages and unpacks them into one tree: no root, no services, nothing configured. */
export async function unpackDebian(packages: readonly string[]): Promise<void> {
  const key = `${packages.join(' ')} ${readFileSync(import.meta.filename, 'utf8')}`;
  await once(DEBIAN, key, async () => {
    const folder = join(CACHE, 'packages');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await fetchAll("Debian's packages", 'apt-get', ['download', '-qq', ...packages], folder);
    for (const file of readdirSync(folder)) {
      await runOnce('dpkg-deb', ['-x', join(folder, file), DEBIAN]);
    }
    // Links from one folder to another start at `/`, which is elsewhere now.
    const format = '%P\t%l\n';
    const found = ['-type', 'l', '-lname', '/*', '-printf', format];
    const links = await runOnce('find', [DEBIAN, ...found]);
    for (const line of links.trim().split('\n')) {
      const [from = '', to = ''] = line.split('\t');
      rmSync(join(DEBIAN, from));
      symlinkSync(relative(dirname(from), to.slice(1)), join(DEBIAN, from));
    }
    // Debian's patches name each other's PHP by the path it would have when installed.
    const naming = await runOnce('grep', ['-rlE', '--include=*.php', NAMED, DEBIAN]);
    const script = `s#${NAMED}#\\1${DEBIAN}/usr/share/\\2#g`;
    await runOnce('sed', ['-i', '-E', script, ...naming.trim().split('\n')]);
    rmSync(folder, { recursive: true });
  });
}

/** Installs what the lock file in this folder says; runs no package's scripts. */
export async function installNpm(): Promise<void> {
  const files = ['package.json', 'package-lock.json'];
  const key = files.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('');
  await once(NPM, key, async () => {
    for (const file of files) copyFileSync(join(import.meta.dirname, file), join(NPM, file));
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
    await fetchAll("npm's packages", 'npm', args, NPM);
  });
}
