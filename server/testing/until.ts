/**
 * Waits for a condition, looking every few ms, and answers with what it gave.
 * @throws when it has not come true within `withinMs`, naming what was waited for
 */
export async function until<Value>(
  what: string,
  look: () => Value | Promise<Value>,
  withinMs = 8_000,
): Promise<NonNullable<Exclude<Value, false>>> {
  const end = performance.now() + withinMs;
  for (;;) {
    const value = await look();
    if (value !== null && value !== undefined && value !== false) {
      return value as NonNullable<Exclude<Value, false>>;
    }
    if (performance.now() > end) throw new Error(`still waiting for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
