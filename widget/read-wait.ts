/** Units of time by how they begin, in the languages that are read; seconds each. */
const UNITS: readonly (readonly [unit: RegExp, seconds: number])[] = [
  [/^(초|秒|s(?!t)|giây)/i, 1],
  [/^(분|分|m|phút)/i, 60],
  [/^(시|小?時|小时|h|st|giờ)/i, 3600],
];

/** How long a message asks to wait, seconds, at most a day; null when it does not say. */
export function readWait(text: string): number | null {
  // "5회" and "after 5 failed attempts" are counts, so a number needs its unit.
  const [, amount, unit = ''] =
    /(\d+) ?(초|분|시간|秒|分|小?時|小时|giây|phút|giờ|(?:sec|seg|sek|min|hour|heure|hora|stunde))/i.exec(
      text,
    ) ?? [];
  const [, seconds] = UNITS.find(([start]) => start.test(unit)) ?? [];
  return seconds ? Math.min(Number(amount) * seconds, 86_400) : null;
}
