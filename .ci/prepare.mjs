// Runs before `npm start`, `npm test` and `npm run check`: checks Node, installs, builds. Only
// Node's own modules, because it must work before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = ['widget', 'server', 'shared', 'console', 'demo', 'vite.config.ts', 'package.json'];
const STAMP = 'node_modules/.lock-sha256';
const BUILT_LAST = 'dist/server/main.js';

function stop(why) {
  console.error(`\n${why}\n`);
  process.exit(1);
}

function run(command, args) {
  const onWindows = process.platform === 'win32';
  const { error, status } = spawnSync(command, args, { stdio: 'inherit', shell: onWindows });
  if (error) stop(`${command}: ${error.message}`);
  if (status !== 0) stop(`"${command} ${args.join(' ')}" ended with ${status}.`);
}

/** Vite 8 runs on 20.19+ and 22.12+; 21 and 23 are gone. */
function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isEnough = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (!isEnough)
    stop(`Node ${process.version} is too old: 20.19+, 22.12+ or a later one is needed.`);
}

/** Installs when nothing is installed, or something else than the lock file says now. */
function install() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  console.log('Installing dependencies (npm ci) …');
  run('npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(STAMP, lock);
}

/** When a file below a path changed last, tests aside, in ms since epoch. */
function changedAt(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stat.mtimeMs;
  if (path === join('demo', 'e2e') || path === join('demo', 'programs')) return 0;
  return Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

function build() {
  const builtAt = existsSync(BUILT_LAST) ? statSync(BUILT_LAST).mtimeMs : 0;
  if (Math.max(...[...SOURCES, STAMP].map(changedAt)) < builtAt) return;
  console.log('Building …');
  run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
checkNode();
install();
build();
