import type { Evidence } from '../../shared/report.ts';
import { fill } from '../i18n/words.ts';
import { useSpeech } from './speech.ts';

export function EvidenceFold({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const { words } = useSpeech();
  if (evidence.length === 0) return null;
  return (
    <details class="evidence">
      <summary>{fill(words['card.evidence'], { n: evidence.length })}</summary>
      <ul>
        {evidence.map(({ recogniser, cause, certainty }) => (
          <li key={`${recogniser} ${cause}`}>
            <code>{recogniser}</code> {words[`cause.${cause}`]} · {words[`certainty.${certainty}`]}
          </li>
        ))}
      </ul>
    </details>
  );
}
