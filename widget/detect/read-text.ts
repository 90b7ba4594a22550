import type { Cause } from '../../shared/report.ts';
import { readEnglish } from './learn.ts';
import type { Read } from './meaning.ts';

/** The cause that a message tells; null for good news, unknown words and what asks for a field. */
export function readCause(text: string, read: Read): Cause | null {
  const meaning = read(text);
  return meaning === 'fine' || meaning === 'incomplete' || meaning === 'way_out' ? null : meaning;
}

/** The cause that a code stands for, a well-known provider's or ours; null for an unknown one. */
export const readCode = (code: string): Cause | null => readCause(code, readEnglish);
