import type { SubmittedReport } from '../../shared/report.ts';
import { sayCheck } from '../say-check.ts';
import { Fact } from './Fact.tsx';
import { useSpeech } from './speech.ts';

/** Undefined in the report of an older page. */
type Props = {
  readonly hints: SubmittedReport['hints'];
  readonly selfTest: SubmittedReport['selfTest'];
};

/** What was noticed beside the failure, and what the check of the browser found. */
export function BrowserFacts({ hints = [], selfTest = null }: Props) {
  const { locale, words } = useSpeech();
  return (
    <>
      {hints.length > 0 && (
        <Fact name={words['card.hints']} isLong>
          <Lines lines={hints.map((hint) => words[`hint.${hint}`])} />
        </Fact>
      )}
      {selfTest && (
        <Fact name={words['card.check']} isLong>
          <Lines lines={sayCheck(selfTest, words, locale)} />
        </Fact>
      )}
    </>
  );
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
