import type { Failure } from '../parts.ts';
import type { Read } from './meaning.ts';
import type { Finding, Page, Recogniser } from './page.ts';
import { RECOGNISERS } from './recognisers.ts';

/** What is made of a page that shows a failed sign-in. */
export type Diagnosis = Omit<Failure, 'userId' | 'occurredAt' | 'attempts' | 'tried' | 'hints'>;

const CONFIDENCE = { high: 'confirmed', medium: 'likely', low: 'possible' } as const;
const CERTAINTIES = Object.keys(CONFIDENCE);

/** Lower is better: what names a cause, then the surer; of equals the first in the table. */
const rank = ({ certainty, cause }: Finding): number =>
  CERTAINTIES.indexOf(certainty) + (cause === 'unknown' ? 9 : 0);

/** Runs the table over a page; null when nothing on it is the sign of a failed sign-in. */
export function diagnose(
  page: Page,
  read: Read,
  recognisers: readonly Recogniser[] = RECOGNISERS,
): Diagnosis | null {
  const found = recognisers.flatMap(({ id, recognise }) => {
    const finding = recognise(page, read);
    if (!finding) return [];
    const { cause } = finding;
    // Where a code was sent, what is wrong is the code, whatever it is called.
    const isCode = page.attempt?.kind === 'code' && /^(wrong|captcha)/.test(cause);
    return { recogniser: id, ...finding, cause: isCode ? ('mfa_failed' as const) : cause };
  });
  const [best] = found.toSorted((a, b) => rank(a) - rank(b));
  if (!best || found.every(({ weight }) => weight === 'reason')) return null;
  const first = <Key extends 'message' | 'status' | 'retryAfter'>(key: Key) =>
    found.find((finding) => finding[key])?.[key] ?? null;
  // What the visitor reads on the page comes before what its address says.
  const errorMessage =
    found.find(({ source, message }) => message && source !== 'server')?.message ??
    first('message');
  // What nobody tried needs no attention, whatever stands on the page.
  const isDoubtful =
    best.source !== 'browser' &&
    (!page.attempt || !page.isAnswered || found.every(({ weight }) => weight));
  return {
    cause: best.cause,
    causeSource: best.source,
    confidence: isDoubtful ? 'possible' : CONFIDENCE[best.certainty],
    errorMessage,
    httpStatus: first('status'),
    retryAfterSeconds: first('retryAfter'),
    evidence: found.map(({ recogniser, cause, certainty }) => ({ recogniser, cause, certainty })),
    isDoubtful,
  };
}
