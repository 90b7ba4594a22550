import type { Digits } from './digit-runs.ts';

/** Whether digits have the check digit of ISO/IEC 7812. */
export function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, isDouble = false; at >= 0; at--, isDouble = !isDouble) {
    const digit = digits.charCodeAt(at) - 48;
    const doubled = digit * 2;
    if (!isDouble) sum += digit;
    else sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** First digits and lengths as the schemes give them out, Korea's domestic cards (9) included. */
const ISSUED: readonly (readonly [prefix: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^3(?:0[0-5]|095|[689])/, [14, 16, 19]],
  [/^35(?:2[89]|[3-8])/, [16, 17, 18, 19]],
  [/^(?:6011|64[4-9]|65|62|81)/, [16, 17, 18, 19]],
  [/^(?:50|5[6-8]|6)/, [13, 14, 15, 16, 18, 19]],
  [/^220[0-4]/, [16, 17, 18, 19]],
  [/^9/, [16]],
];

const isIssued = (digits: string): boolean =>
  ISSUED.some(([prefix, lengths]) => lengths.includes(digits.length) && prefix.test(digits));

/** Fours, as on most cards; or 4-6-5 and 4-6-4, as on the others; or all groups alike. */
function isCardShape(shape: readonly number[]): boolean {
  const [first = 0, second = 0, third = 0] = shape;
  if (shape.length === 3 && first === 4 && second === 6) return third === 4 || third === 5;
  const last = shape.length - 1;
  return (
    shape.every((length, at) => at === last || length === first) &&
    (shape[last] ?? 0) <= Math.max(4, first)
  );
}

/** A day before the number, a clock's milliseconds, a book's or a product's code: no card. */
const OTHER_NUMBER =
  /^(?:0|20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|1[5-9]\d{11}$|97[89]\d{10}$|880\d{10}$)/;

/** Whether digits in a form that cards have are meant as one, as far as the words before them say. */
function isMeantAsCard({ digits, shape, isWhole, isLabelled }: Digits): boolean {
  if (shape.length > 1 && (isIssued(digits) || !isWhole)) return isIssued(digits);
  return !isLabelled('other') && !isLabelled('account');
}

/**
 * Whether digits are a payment card's: 13 to 19 with a sound check digit. A number in one piece needs
 * no known issuer, since cards of new ones appear; anything that may be another number does.
 */
export function isCardNumber(number: Digits): boolean {
  const { digits, shape, isWhole } = number;
  if (!hasLuhnDigit(digits) || /^(\d)\1*$/.test(digits)) return false;
  if (number.isLabelled('card')) return isWhole || isCardShape(shape);
  if (OTHER_NUMBER.test(digits) || number.isInternational) return false;
  return isCardShape(shape) ? isMeantAsCard(number) : isWhole && isIssued(digits);
}
