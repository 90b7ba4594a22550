import type { Digits } from './digit-runs.ts';
import type { SecretKind } from './findings.ts';

const LENGTH = 13;
/** The digits of the birth date, YYMMDD. */
const DATE_LENGTH = 6;

/**
 * What the seventh digit says: citizens 1 to 4, foreigners 5 to 8, each pair for men and women, first
 * the pair of the twentieth century. Numbers of the nineteenth (9, 0) belong to nobody alive.
 */
const SEVENTH: Readonly<Record<string, readonly [SecretKind, century: number]>> = {
  1: ['resident_number', 1900],
  2: ['resident_number', 1900],
  3: ['resident_number', 2000],
  4: ['resident_number', 2000],
  5: ['foreigner_number', 1900],
  6: ['foreigner_number', 1900],
  7: ['foreigner_number', 2000],
  8: ['foreigner_number', 2000],
};

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Of 1900, which had no leap day, to 2099. */
function isDay(year: number, month: number, day: number): boolean {
  const isLeap = month === 2 && year % 4 === 0 && year !== 1900;
  return day >= 1 && day <= (DAYS[month] ?? 0) + Number(isLeap);
}

/** In one piece, or as it is on the card, or in pieces of which one begins after the date. */
function isWritten({ shape, isWhole }: Digits): boolean {
  if (shape.length === 1 || (shape.length === 2 && shape[0] === DATE_LENGTH)) return true;
  let length = 0;
  const isSplit = shape.some((group) => (length += group) === DATE_LENGTH);
  return isSplit && (isWhole || shape.every((group) => group === 1));
}

function isBirthDate(digits: string, century: number): boolean {
  const pair = (at: number): number => Number(digits.slice(at, at + 2));
  return isDay(century + pair(0), pair(2), pair(4));
}

/**
 * Which Korean number the digits are: a birth date that exists, and a seventh digit that fits. The
 * thirteenth is not checked: since October 2020 it is drawn at random.
 */
export function residentKind(number: Digits): SecretKind | null {
  const { digits, shape, isLabelled } = number;
  if (digits.length !== LENGTH) return null;
  const [kind, century] = SEVENTH[digits.charAt(DATE_LENGTH)] ?? [];
  if (!kind || century === undefined) return null;
  if (!isWritten(number) || !isBirthDate(digits, century)) return null;
  if (isLabelled('resident')) return kind;
  return isLabelled('other') || (shape.length === 1 && isLabelled('account')) ? null : kind;
}
