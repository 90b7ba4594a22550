import type { Hint } from '../../shared/report.ts';
import type { Words } from './words.ts';

type Props = { readonly hints: readonly Hint[]; readonly words: Words };

/** What was noticed beside the failure, one line each. */
export function HintList({ hints, words }: Props) {
  if (hints.length === 0) return null;
  return (
    <ul class="hints" aria-label={words.noticed}>
      {hints.map((hint) => (
        <li key={hint}>{words.hints[hint]}</li>
      ))}
    </ul>
  );
}
