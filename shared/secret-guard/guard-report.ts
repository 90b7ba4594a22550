import type { SubmittedReport } from '../report.ts';
import { MASK } from './findings.ts';
import { guardText } from './guard-text.ts';
import { isDrawnSegment } from './links.ts';

const MASK_LENGTH = 4;

/** The origin as it is, each part of the path that was drawn at random hidden (threat T40). */
function guardAddress(url: string): string {
  const [scheme, empty, host, ...path] = guardText(url).text.split('/');
  const parts = path.map((part) =>
    part
      .split(';')
      .map((each) => (isDrawnSegment(each) ? MASK.repeat(MASK_LENGTH) : each))
      .join(';'),
  );
  return [scheme, empty, host, ...parts].join('/');
}

/** An id with a secret in it is none. */
const isPlainId = (id: string | null | undefined): boolean =>
  typeof id !== 'string' || guardText(id).found.length === 0;

const guardNote = (note: string | null): string | null => note && guardText(note).text;

/**
 * A report with every secret in what a person typed or a page said hidden. The same report gives the
 * same answer, and a guarded report is its own.
 */
export const guardReport = (report: SubmittedReport): SubmittedReport => ({
  ...report,
  pageUrl: guardAddress(report.pageUrl),
  userId: guardNote(report.userId),
  errorMessage: guardNote(report.errorMessage),
  triedNote: guardNote(report.triedNote),
  ...(!isPlainId(report.requestId) && { requestId: null }),
});
