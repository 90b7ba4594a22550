import { expect, test } from 'vitest';
import type { SecretKind } from './findings.ts';
import { guardText } from './guard-text.ts';
import {
  harmless,
  KINDS,
  plainWord,
  positive,
  textOf,
  TONGUES,
  type Positive,
} from './testing/corpus.ts';
import { DISGUISES } from './testing/disguise.ts';
import { Draw } from './testing/draw.ts';

const SEED = 41;
/** Of each kind in each language. */
const POSITIVES = 100;
/** Of each language. */
const NEGATIVES = 1_000;
const MISSED_MOST = 0.01;
const EATEN_MOST = 0.01;

const hidden = (text: string): string => guardText(text).text;

/** Nothing of the secret is left but, at most, the marks at its end, which a sentence may end with. */
const isHidden = ({ secret }: Positive, guarded: string): boolean =>
  !guarded.includes(secret.replace(/[!?.\s-]+$/, ''));

const isOutsideKept = ({ before, after }: Positive, guarded: string): boolean =>
  guarded.startsWith(before) && guarded.endsWith(after);

function corpus(kind: SecretKind): Positive[] {
  const draw = new Draw(SEED);
  return TONGUES.flatMap((tongue) =>
    Array.from({ length: POSITIVES }, () => positive(draw, kind, tongue)),
  );
}

/** The texts that went wrong, when they are too many. */
const tooMany = (wrong: readonly string[], of: number, most: number): readonly string[] =>
  wrong.length / of <= most ? [] : wrong;

test.each(KINDS)('[SG1] hides 99 of 100 secrets of the kind %s', (kind) => {
  const all = corpus(kind);
  const missed = all.filter((each) => !isHidden(each, hidden(textOf(each))));
  expect(tooMany(missed.map(textOf), all.length, MISSED_MOST)).toEqual([]);
});

test.each(KINDS)('[SG2] leaves what stands around a %s letter for letter', (kind) => {
  const all = corpus(kind);
  const touched = all.filter((each) => !isOutsideKept(each, hidden(textOf(each))));
  expect(tooMany(touched.map(textOf), all.length, EATEN_MOST)).toEqual([]);
});

test('[SG1] hides a plain word that is said to be the password', () => {
  const draw = new Draw(SEED);
  const all = Array.from({ length: 200 }, () => plainWord(draw));
  const missed = all.filter((each) => !isHidden(each, hidden(textOf(each))));
  expect(tooMany(missed.map(textOf), all.length, MISSED_MOST)).toEqual([]);
});

test.each(TONGUES)('[SG2] leaves alone 99 of 100 texts without a secret (%s)', (tongue) => {
  const draw = new Draw(SEED);
  const all = Array.from({ length: NEGATIVES }, () => harmless(draw, tongue));
  const eaten = all.filter((text) => guardText(text).found.length > 0);
  expect(tooMany(eaten, all.length, EATEN_MOST)).toEqual([]);
});

test.each(Object.entries(DISGUISES))('[SG3] sees secrets through %s', (_name, disguise) => {
  const draw = new Draw(SEED);
  const all = KINDS.flatMap((kind) =>
    Array.from({ length: 60 }, () => positive(draw, kind, draw.pick(TONGUES))),
  );
  const missed = all.filter((each) => {
    const guarded = hidden(disguise(textOf(each), draw)).normalize('NFKC');
    return !isHidden(each, guarded.replace(/\p{Default_Ignorable_Code_Point}/gu, ''));
  });
  expect(tooMany(missed.map(textOf), all.length, MISSED_MOST)).toEqual([]);
});
