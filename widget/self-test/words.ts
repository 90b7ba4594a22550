import type { Hint } from '../../shared/report.ts';
import type { Fine, Trouble } from './judge.ts';

/** Every word for hints and self-test, in one language. */
export type Words = {
  readonly noticed: string;
  readonly hints: Readonly<Record<Hint, string>>;
  readonly title: string;
  readonly offer: string;
  readonly check: string;
  readonly again: string;
  readonly running: string;
  readonly allFine: string;
  readonly found: string;
  readonly fine: string;
  readonly troubles: Readonly<Record<Trouble, string>>;
  readonly fines: Readonly<Record<Fine, string>>;
};
