/** How long a spoken text stays in the live region, ms: some readers miss what goes sooner. */
const SPOKEN_MS = 2_000;

/** Speaks a text through a live region. */
export function announceIn(region: HTMLElement, text: string): void {
  const line = new Text(text);
  region.append(line);
  setTimeout(() => line.remove(), SPOKEN_MS);
}
