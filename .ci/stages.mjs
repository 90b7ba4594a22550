// How a stage is run and counted, and the stages that need nothing but Node.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const bin = (name) => join('node_modules', '.bin', name);

/**
 * A stage is a command; it counts as one test, unless `count` reads more from its JSON report.
 * @typedef {{ name: string, command: string, args: string[], env?: (report: string) => object,
 *   count?: (report: object) => { passed: number, failed: number } }} Stage
 */

/** @type {Stage[]} */
export const CHECKS = [
  { name: 'types', command: bin('tsc'), args: [] },
  {
    name: 'types without Node (widget, console, shared)',
    command: bin('tsc'),
    args: ['-p', 'widget'],
  },
  { name: 'lint', command: bin('oxlint'), args: ['--type-aware', '--deny-warnings', '.'] },
  { name: 'format', command: bin('prettier'), args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'sizes', command: process.execPath, args: ['.ci/size.mjs'] },
];

/** Vitest files and suites that could not even be loaded have no failed test, but did fail. */
const countVitest = ({ numPassedTests, numFailedTests, testResults }) => ({
  passed: numPassedTests,
  failed:
    numFailedTests +
    testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && assertionResults.every((result) => result.status !== 'failed'),
    ).length,
});

const countPlaywright = ({ stats, errors }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + (stats.unexpected === 0 ? errors.length : 0),
});

/** @returns {Stage} some of the Vitest projects; `args` may name files */
export const vitest = (name, projects, args = []) => ({
  name,
  command: bin('vitest'),
  args: ['run', ...projects.flatMap((project) => ['--project', project]), ...args],
  reporters: (report) => ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  count: countVitest,
});

/** @returns {Stage} some of Playwright's projects */
export const playwright = (name, projects) => ({
  name,
  command: bin('playwright'),
  args: [
    'test',
    '--config=demo/e2e/playwright.config.ts',
    '--reporter=list,json',
    ...projects.map((project) => `--project=${project}`),
  ],
  env: (report) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
  count: countPlaywright,
});

/** What the report says; a stage that failed has at least one failure, whatever it counted. */
function tally(stage, report, isGreen) {
  if (!stage.count) return { passed: isGreen ? 1 : 0, failed: isGreen ? 0 : 1 };
  try {
    const { passed, failed } = stage.count(JSON.parse(readFileSync(report, 'utf8')));
    const isEmpty = passed + failed === 0;
    return { passed, failed: isGreen && !isEmpty ? failed : Math.max(1, failed) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function runStage(stage, folder) {
  console.log(`\n=== ${stage.name}`);
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const startedAt = Date.now();
  const { status, error } = spawnSync(
    stage.command,
    [...stage.args, ...(stage.reporters?.(report) ?? [])],
    { stdio: 'inherit', env: { ...process.env, CI: 'true', ...stage.env?.(report) } },
  );
  if (error) console.error(`${stage.command}: ${error.message}`);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  return { name: stage.name, seconds, ...tally(stage, report, status === 0) };
}

/**
 * Runs all stages, also after a failure, prints a line for each and the sum, and sets the exit code.
 * @param {Stage[]} stages
 */
export function runStages(stages) {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-report-'));
  const results = stages.map((stage) => runStage(stage, folder));
  rmSync(folder, { recursive: true, force: true });
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const lines = results.map(
    ({ name, seconds, passed, failed }) =>
      `${failed ? 'FAIL' : 'ok  '} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`,
  );
  console.log(`\n${lines.join('\n')}\n\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
}
