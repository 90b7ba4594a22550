import type { Locale } from '../shared/report.ts';

/** A wait as a clock shows it: `2:41`, from an hour on `1:02:41`. Below zero, clocks differ: `0:00`. */
export function toClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const pad = (n: number) => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = `${pad(seconds % 60)}`;
  return hours > 0 ? `${hours}:${pad(minutes)}:${tail}` : `${minutes}:${tail}`;
}

/** A whole moment in a zone, the agent's own when none is given or the one given is unknown. */
export function toMoment(at: number, locale: Locale, timeZone?: string): string {
  const format = { dateStyle: 'medium', timeStyle: 'short' } as const;
  try {
    return new Intl.DateTimeFormat(locale, { ...format, ...(timeZone && { timeZone }) }).format(at);
  } catch {
    return new Intl.DateTimeFormat(locale, format).format(at);
  }
}

export const toTimeOfDay = (at: number, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);

export const toDay = (at: number, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full' }).format(at);
