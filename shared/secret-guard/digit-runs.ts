import { hasLuhnDigit, isCardNumber } from './card-numbers.ts';
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

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** By hand: of thousands of groups, each match would be an object of its own. */
function groupsOf(run: string, at: number): Group[] {
  const groups: Group[] = [];
  let from = -1;
  let isCutOff = false;
  for (let to = 0; to <= run.length; to++) {
    const isInGroup = isDigit(run.charCodeAt(to));
    if (isInGroup && from < 0) from = to;
    if (isInGroup || from < 0) {
      isCutOff ||= run.charAt(to) === MASK;
      continue;
    }
    groups.push({ digits: run.slice(from, to), start: at + from, end: at + to, isCutOff });
    isCutOff = run.charAt(to) === MASK;
    from = -1;
  }
  return groups;
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

/** Whether it is worth to look at digits any closer. */
const mayBeNumber = (digits: string): boolean => digits.length === SHORTEST || hasLuhnDigit(digits);

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
  let digits = '';
  let found: Secret | null = null;
  for (let to = from; to < groups.length; to++) {
    const group = groups[to];
    if (!group || digits.length + group.digits.length > LONGEST) break;
    if (to > from && group.isCutOff) break;
    digits += group.digits;
    if (digits.length < SHORTEST || !mayBeNumber(digits)) continue;
    const kind = kindOf({
      digits,
      shape: groups.slice(from, to + 1).map((each) => each.digits.length),
      isWhole: from === 0 && to === groups.length - 1,
      isInternational: text.charAt(start - 1) === '+',
      isLabelled: (label) => labels(start, label),
    });
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
