/** What was recognised, a line a field, for a scoreboard over all programs. */
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const FILE = resolve(import.meta.dirname, '../../../test-results/programs.jsonl');

export type Result = {
  readonly program: string;
  /** Null in a row about no failure. */
  readonly failure: string | null;
  readonly field: string;
  /** A list where each of several is right. */
  readonly expected: unknown;
  readonly got: unknown;
  readonly isRight: boolean;
};

/** Writes rows at the end of the file; Playwright empties its folder before a run. */
export function keepResults(results: readonly Result[]): void {
  mkdirSync(dirname(FILE), { recursive: true });
  appendFileSync(FILE, results.map((result) => `${JSON.stringify(result)}\n`).join(''));
}
