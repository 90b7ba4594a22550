import { findCredentials } from './credentials.ts';
import { findNumbers } from './digit-runs.ts';
import { hardnessOf, MASK, type Hardness, type Secret, type SecretKind } from './findings.ts';
import { fold } from './folded-text.ts';
import { findLinkSecrets } from './links.ts';
import { findPrivateKeys } from './private-keys.ts';
import { findSaidSecrets } from './said-secrets.ts';

export type Found = {
  readonly kind: SecretKind;
  readonly hardness: Hardness;
  readonly count: number;
};

export type Guarded = {
  /** Every secret hidden, the rest letter for letter as written; never longer than it was. */
  readonly text: string;
  /** What was hidden, by kind, in the order of the text. Empty when nothing was. */
  readonly found: readonly Found[];
};

const DETECTORS = [
  findPrivateKeys,
  findCredentials,
  findLinkSecrets,
  findNumbers,
  findSaidSecrets,
] as const;

/** As long as a mask gets: it tells nothing of the secret's length. */
const MASK_LENGTH = 4;

const isHard = ({ kind }: Secret): boolean => hardnessOf(kind) === 'hard';

/** In order, with what overlaps made one; a hard kind outranks a soft one. */
function merge(secrets: readonly Secret[]): readonly Secret[] {
  const merged: Secret[] = [];
  for (const secret of [...secrets].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (!last || secret.start >= last.end) {
      merged.push(secret);
      continue;
    }
    const { kind } = !isHard(last) && isHard(secret) ? secret : last;
    merged[merged.length - 1] = { kind, start: last.start, end: Math.max(last.end, secret.end) };
  }
  return merged;
}

/** What was hidden first may have stood in the way of seeing another: so often one looks again. */
const ROUNDS_MOST = 8;

function hide(text: string, found: Map<SecretKind, number>): string {
  const folded = fold(text);
  const secrets = merge(DETECTORS.flatMap((find) => find(folded.text)));
  const parts: string[] = [];
  let done = 0;
  for (const secret of secrets) {
    const { start, end } = folded.origin(secret.start, secret.end);
    parts.push(text.slice(done, start), MASK.repeat(Math.min(MASK_LENGTH, end - start)));
    found.set(secret.kind, (found.get(secret.kind) ?? 0) + 1);
    done = end;
  }
  return done === 0 ? text : parts.join('') + text.slice(done);
}

/**
 * Hides every secret in a text: what people paste or type where they should not. The same text gives
 * the same answer, and a guarded text is its own answer. Time is linear in the length.
 */
export function guardText(text: string): Guarded {
  const counts = new Map<SecretKind, number>();
  let guarded = text;
  for (let round = 0; round < ROUNDS_MOST; round++) {
    const before = guarded;
    guarded = hide(before, counts);
    if (guarded === before) break;
  }
  const found = [...counts].map(([kind, count]) => ({ kind, hardness: hardnessOf(kind), count }));
  return { text: guarded, found };
}
