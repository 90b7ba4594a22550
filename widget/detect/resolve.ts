import type { Failure } from '../parts.ts';
import type { Finding, Page, Recogniser } from './page.ts';
import { readWait } from './read-text.ts';
import { RECOGNISERS } from './recognisers.ts';

/** What is made of a page that shows a failed sign-in. */
export type Diagnosis = Omit<Failure, 'userId' | 'occurredAt' | 'attempts' | 'tried'>;

const CONFIDENCE = { high: 'confirmed', medium: 'likely', low: 'possible' } as const;
const CERTAINTIES = Object.keys(CONFIDENCE);

/** Lower is better: what names a cause, then the surer; of equals the first in the table. */
const rank = ({ certainty, cause }: Finding): number =>
  CERTAINTIES.indexOf(certainty) + (cause === 'unknown' ? 9 : 0);

/** Runs the table over a page; null when nothing on it is the sign of a failed sign-in. */
export function diagnose(
  page: Page,
  recognisers: readonly Recogniser[] = RECOGNISERS,
): Diagnosis | null {
  const found = recognisers.flatMap(({ id, recognise }) => {
    const finding = recognise(page);
    return finding ? { recogniser: id, ...finding } : [];
  });
  const [best] = found.toSorted((a, b) => rank(a) - rank(b));
  if (!best || found.every(({ isReason }) => isReason)) return null;
  const errorMessage = found.find(({ message }) => message)?.message ?? null;
  // What nobody tried needs no attention, whatever stands on the page.
  const isDoubtful = !page.attempt && best.source !== 'host';
  return {
    cause: best.cause,
    causeSource: best.source,
    confidence: isDoubtful ? 'possible' : CONFIDENCE[best.certainty],
    errorMessage,
    httpStatus: found.find(({ status }) => status)?.status ?? null,
    retryAfterSeconds: readWait(errorMessage ?? ''),
    evidence: found.map(({ recogniser, cause, certainty }) => ({ recogniser, cause, certainty })),
  };
}
