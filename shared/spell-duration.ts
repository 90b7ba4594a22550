import type { Locale } from './report.ts';

const UNITS = [
  ['second', 1_000],
  ['minute', 60_000],
  ['hour', 3_600_000],
] as const;

/** From so many of a unit on, the next larger one says enough. */
const ENOUGH = 90;

/** How long something is, such as “4 minutes”: in one unit, rounded. */
export function spellDuration(ms: number, locale: Locale): string {
  const [unit, length] = UNITS.find(([, each]) => ms / each < ENOUGH) ?? UNITS[2];
  const count = Math.round(ms / length);
  return count.toLocaleString(locale, { style: 'unit', unit, unitDisplay: 'long' });
}
