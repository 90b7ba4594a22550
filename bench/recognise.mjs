// How often a failed sign-in is read as a person would read it: every fixture page and every real
// program, in Chromium. Prints the share of reports that are right to the letter, field by field,
// and all that are not. Ends with 1 when a bar is missed. `--record` instead writes what the widget
// saw on each fixture into widget/detect/records, for the tests that need no browser.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const RESULTS = 'test-results';
const RECORDS = 'widget/detect/records';
/** Shares that are good enough; null where there is no bar. */
const BARS = { userId: 0.98, errorMessage: 0.95, cause: 0.92, attempts: null, tried: null };

function run(command, args, env = {}) {
  const options = { stdio: 'inherit', env: { ...process.env, ...env } };
  const { error } = spawnSync(join('node_modules', '.bin', command), args, options);
  if (error) throw error;
}

/** The tests as `npm test` has them; they judge by the known misses, the board by nothing. */
const visit = (projects, env) =>
  run(
    'playwright',
    [
      'test',
      '--config=demo/e2e/playwright.config.ts',
      '--reporter=dot',
      ...projects.map((project) => `--project=${project}`),
    ],
    env,
  );

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

function readFixtures() {
  const folder = join(RESULTS, 'fixtures');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .toSorted()
    .map((file) => readJson(join(folder, file)));
}

/** Rows of the real programs, one a field; those about a sign-in that worked have no failure. */
function readPrograms() {
  const file = join(RESULTS, 'programs.jsonl');
  if (!existsSync(file)) return [];
  const rows = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return rows.map((row) => JSON.parse(row));
}

/** A program's test judges for itself: it may know several right answers. */
const isRight = ({ expected, got, isRight }) =>
  isRight ?? JSON.stringify(expected) === JSON.stringify(got);
const percent = (share) => `${(share * 100).toFixed(1)} %`;

/** @returns {boolean} whether the bars are reached */
function printScores(what, rows) {
  console.log(`\n${what}`);
  return Object.entries(BARS)
    .map(([field, bar]) => {
      const all = rows.filter((row) => row.field === field);
      const right = all.filter(isRight).length;
      const share = all.length ? right / all.length : 0;
      const isReached = all.length === 0 || share >= (bar ?? 0);
      const mark = bar === null ? '' : ` (bar ${percent(bar)}${isReached ? '' : ': MISSED'})`;
      console.log(
        `  ${field.padEnd(13)}${percent(share).padStart(8)}  ${right}/${all.length}${mark}`,
      );
      return isReached;
    })
    .every(Boolean);
}

function printMisses(rows) {
  const misses = rows.filter((row) => row.field in BARS && !isRight(row));
  if (misses.length) console.log('\nMisses');
  for (const { of, field, expected, got } of misses) {
    console.log(`  ${of}: ${field}\n    a person: ${JSON.stringify(expected)}`);
    console.log(`    we:       ${JSON.stringify(got)}`);
  }
}

function printBoard() {
  const results = readFixtures();
  const fixtures = results.flatMap(({ fixture, fields }) =>
    fields.map((row) => ({ of: fixture, ...row })),
  );
  const rows = readPrograms().map((row) => ({
    of: `${row.program}, ${row.failure ?? row.field}`,
    ...row,
  }));
  const programs = rows.filter(({ failure }) => failure !== null);
  const calm = [
    ...results
      .filter(({ fields }) => fields.length === 0)
      .map(({ fixture, nudges }) => ({ of: fixture, nudges })),
    ...rows
      .filter(({ failure }) => failure === null)
      .map(({ of, isRight, got }) => ({ of, nudges: isRight ? [] : [JSON.stringify(got)] })),
  ];
  const nudged = calm.filter(({ nudges }) => nudges.length > 0);
  const failing = new Set(fixtures.map(({ of }) => of)).size;
  const reached = [printScores(`Fixtures on which a sign-in fails: ${failing}`, fixtures)];
  if (programs.length) reached.push(printScores('Real programs', programs));
  printMisses([...fixtures, ...programs]);
  console.log(
    `\nFalse nudges: ${nudged.length} on ${calm.length} visits without a failure (bar 0)`,
  );
  for (const { of, nudges } of nudged) console.log(`  ${of}: ${nudges.join(', ')}`);
  const isGood = reached.every(Boolean) && nudged.length === 0 && failing > 0;
  console.log(isGood ? '\nAll bars are reached.' : '\nA bar is missed.');
  if (!isGood) process.exitCode = 1;
}

if (process.argv.includes('--record')) {
  visit(['fixtures visited'], { FIXTURES_RECORD: '1' });
  run('prettier', ['--write', '--log-level=warn', RECORDS]);
} else {
  visit(['fixtures', 'programs']);
  printBoard();
}
