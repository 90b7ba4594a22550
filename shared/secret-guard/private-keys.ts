import type { Secret } from './findings.ts';

const BEGIN = /-{3,5} ?BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)? ?-{3,5}/g;
const END = /-{3,5} ?END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)? ?-{3,5}/g;
/** The lines of a key whose end was cut off: nothing but base64, as no sentence is. */
const BODY = /(?:(?:\s|\\[rn]|[>|])*[A-Za-z0-9+/=]{16,})*/y;

const ends = (text: string): readonly number[] =>
  [...text.matchAll(END)].map(({ 0: line, index }) => index + line.length);

/** Private keys in PEM, from BEGIN to END, or as far as the key goes where the end is missing. */
export function findPrivateKeys(text: string): readonly Secret[] {
  const secrets: Secret[] = [];
  const closing = text.includes('PRIVATE KEY') ? ends(text) : [];
  let next = 0;
  let done = 0;
  for (const { 0: line, index: start } of closing.length || text.includes('BEGIN')
    ? text.matchAll(BEGIN)
    : []) {
    if (start < done) continue;
    while ((closing[next] ?? Infinity) < start) next++;
    BODY.lastIndex = start + line.length;
    BODY.exec(text);
    done = closing[next] ?? Math.max(BODY.lastIndex, start + line.length);
    secrets.push({ kind: 'private_key', start, end: done });
  }
  return secrets;
}
