// Every bench, one after the other: they share the machine with nothing, least of all each other.
// Ends with 1 when one of them does; `--budget` lets the page's bars fail the run.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const BENCHES = [
  'page-cost.mjs',
  'watch-cost.mjs',
  'first-message.mjs',
  'relays.mjs',
  'slow-disk.mjs',
  'secret-guard.mjs',
];
/** They know `--budget`. */
const WITH_BARS = ['page-cost.mjs', 'watch-cost.mjs'];
const budget = process.argv.includes('--budget') ? ['--budget'] : [];

for (const bench of BENCHES) {
  const file = fileURLToPath(new URL(bench, import.meta.url));
  const args = WITH_BARS.includes(bench) ? [file, ...budget] : [file];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
