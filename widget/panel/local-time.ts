/** The oldest failure that the details form takes. */
const OLDEST_MS = 30 * 24 * 60 * 60_000;

/** A moment as `<input type="datetime-local">` holds it: the visitor's zone, whole minutes. */
export function toLocalInput(at: number): string {
  const zoneMs = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - zoneMs).toISOString().slice(0, 16);
}

/** The moment that a local input holds; null when it is empty. */
export function fromLocalInput(value: string): number | null {
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : at;
}

/** Whether a time is neither in the future nor older than 30 days, to the minute; or unknown. */
export function isTimely(value: string, now: number): boolean {
  const at = fromLocalInput(value);
  return at === null || (at <= now && at >= now - OLDEST_MS);
}
