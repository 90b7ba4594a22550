import { CAUSES, type Cause } from '../../shared/report.ts';
import { PHRASES, type Meaning } from './phrases.ts';

/** What a message or a code says; null when none of the known phrases is in it. */
export function readMeaning(text: string): Meaning | null {
  const plain = text.replace(/[-_/]/g, ' ');
  const isKorean = /[가-힣]/.test(text);
  const row = PHRASES.find(([, english, korean]) => (isKorean ? korean : english).test(plain));
  return row?.[0] ?? null;
}

/** The cause that a message tells; null for good news, unknown words and what asks for a field. */
export function readCause(text: string): Cause | null {
  const meaning = readMeaning(text);
  return meaning === 'fine' || meaning === 'incomplete' ? null : meaning;
}

/** The cause that a code stands for, ours or a well-known provider's; null for an unknown one. */
export const readCode = (code: string): Cause | null =>
  CAUSES.find((cause) => cause === code) ?? readCause(code);

const SECONDS: Readonly<Record<string, number>> = { 초: 1, sec: 1, 분: 60, min: 60 };

/** How long a message asks to wait, seconds, at most a day; null when it does not say. */
export function readWait(text: string): number | null {
  // "5회" and "after 5 failed attempts" are counts, so a number needs its unit.
  const [, amount, unit = ''] = /(\d+) ?(초|분|시간|sec|min|hour)/.exec(text) ?? [];
  return amount ? Math.min(Number(amount) * (SECONDS[unit] ?? 3600), 86_400) : null;
}
