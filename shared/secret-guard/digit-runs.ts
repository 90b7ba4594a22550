import { isCardNumber } from './card-numbers.ts';
import { MASK, type Secret, type SecretKind } from './findings.ts';
import { createLabels, type Label, type Labels } from './number-labels.ts';
import { residentKind } from './resident-numbers.ts';

/** Digits that stand together. */
type Group = {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** Something hidden stands between it and the one before. */
  readonly isCutOff: boolean;
};

/** Some neighbouring groups, as one number might be written in them. */
export type Digits = {
  readonly digits: string;
  /** How many digits each group has. */
  readonly shape: readonly number[];
  /** Nothing of the run is left out. */
  readonly isWhole: boolean;
  /** A plus sign stands before the number, as before a country's. */
  readonly isInternational: boolean;
  /** Whether the words before the number say that it is of a kind. */
  isLabelled(label: Label): boolean;
};

/** Groups with at most three signs between them, which are no letters; a mask keeps a run one. */
const RUN = /\d+(?:[^\p{L}\p{N}●]{1,3}(?:●{1,4}[^\p{L}\p{N}●]{1,3})?\d+)*/gu;
const SHORTEST = 13;
const LONGEST = 19;
const LATIN = /[a-z_]/i;
/** Letters enough that they are a word, and digits follow it without a space. */
const WORD_END = /(?:^|[^a-z])[a-z]{3,12}$/i;

function groupsOf(run: string, at: number): Group[] {
  const hasMask = run.includes(MASK);
  let done = 0;
  return [...run.matchAll(/\d+/g)].map(({ 0: digits, index }) => {
    const isCutOff = hasMask && run.slice(done, index).includes(MASK);
    done = index + digits.length;
    return { digits, start: at + index, end: at + done, isCutOff };
  });
}

/** Leaves out what letters touch: parts of hashes, ids and account numbers with a country before. */
function withoutTouched(groups: Group[], text: string): Group[] {
  const [first] = groups;
  const last = groups.at(-1);
  if (!first || !last) return groups;
  const before = text.slice(Math.max(0, first.start - 14), first.start);
  if (/(?:^|[^a-z])[a-z]{2}$/i.test(before) && first.digits.length < SHORTEST) return [];
  const isTouchedBefore = LATIN.test(before.slice(-1)) && !WORD_END.test(before);
  const isTouchedAfter = LATIN.test(text.charAt(last.end));
  return groups.slice(Number(isTouchedBefore), isTouchedAfter ? -1 : undefined);
}

const kindOf = (number: Digits): SecretKind | null =>
  residentKind(number) ?? (isCardNumber(number) ? 'card_number' : null);

/** The longest number that begins with a group; null when none does. */
function numberAt(
  groups: readonly Group[],
  from: number,
  text: string,
  labels: Labels,
): Secret | null {
  const first = groups[from];
  if (!first || first.digits.length > LONGEST) return null;
  const { start } = first;
  const isInternational = text.charAt(start - 1) === '+';
  const isLabelled = (label: Label) => labels(start, label);
  let digits = '';
  const shape: number[] = [];
  let found: Secret | null = null;
  for (let to = from; to < groups.length; to++) {
    const group = groups[to];
    if (!group || digits.length + group.digits.length > LONGEST) break;
    if (to > from && group.isCutOff) break;
    digits += group.digits;
    shape.push(group.digits.length);
    if (digits.length < SHORTEST) continue;
    const isWhole = from === 0 && to === groups.length - 1;
    const kind = kindOf({ digits, shape, isWhole, isInternational, isLabelled });
    if (kind) found = { kind, start, end: group.end };
  }
  return found;
}

/** Card numbers and Korean resident and foreigner numbers, with whatever between their digits. */
export function findNumbers(text: string): readonly Secret[] {
  const secrets: Secret[] = [];
  const labels = createLabels(text);
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (run.length < SHORTEST) continue;
    const groups = withoutTouched(groupsOf(run, index), text);
    for (let from = 0; from < groups.length; from++) {
      const found = numberAt(groups, from, text, labels);
      if (!found) continue;
      secrets.push(found);
      while ((groups[from + 1]?.start ?? Infinity) < found.end) from++;
    }
  }
  return secrets;
}
