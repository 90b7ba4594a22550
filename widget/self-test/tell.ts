import type { Locale, SelfTest } from '../../shared/report.ts';
import { spellDuration } from '../../shared/spell-duration.ts';
import { finesOf, troublesOf } from './judge.ts';
import type { Words } from './words.ts';

/** A self-test in a visitor's words. */
export type Telling = {
  readonly headline: string;
  readonly troubles: readonly string[];
  /** What is in order, as one line; null when nothing is known to be. */
  readonly fine: string | null;
};

/** Says what a self-test found, what weighs most first. */
export function tell(test: SelfTest, words: Words, locale: Locale): Telling {
  const troubles = troublesOf(test);
  const list = finesOf(test)
    .map((each) => words.fines[each])
    .join(', ');
  const skew = spellDuration(Math.abs(test.clockSkewMs ?? 0), locale);
  const texts = troubles.map((trouble) => words.troubles[trouble].replace('{time}', () => skew));
  return {
    headline: troubles.length > 0 ? words.found : words.allFine,
    troubles: texts,
    fine: list ? words.fine.replace('{list}', () => list) : null,
  };
}
