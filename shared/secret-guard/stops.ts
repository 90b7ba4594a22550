/**
 * A text without the marks at its end: they belong to the sentence around it. By hand, since a
 * pattern that looks for them from every place takes time with the square of the length.
 */
export function withoutStops(text: string, stops: string): string {
  let end = text.length;
  while (end > 0 && stops.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
