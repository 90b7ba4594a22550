import type { SecretKind } from '../findings.ts';
import type { Draw } from './draw.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGIT = '0123456789';
const BASE64URL = `${LOWER}${UPPER}${DIGIT}-_`;
const HEX = '0123456789abcdef';

/** Names and things that people make passwords of. */
const WORDS = [
  'sunflower',
  'Dragon',
  'monkey',
  'minji',
  'Hallo',
  'sommer',
  'Fussball',
  'qwer',
  'asdf',
  'Tiger',
  'iloveyou',
  'sakura',
  'tokyo',
  'Seoul',
  'princess',
  'letmein',
  'Schatz',
  'naver',
  'hello',
  'master',
];
const SIGNS = ['!', '@', '#', '$', '%', '^', '&', '*', '+', '?', '!!', '_', '-', '.'];

/** As people choose them: words with figures and signs, runs of the keyboard, managers' draws. */
export function password(draw: Draw): string {
  const word = () => draw.pick(WORDS);
  const figures = () => draw.digits(draw.int(1, 4));
  const sign = () => draw.pick(SIGNS.slice(0, 8));
  return draw.pick([
    () => `${word()}${figures()}`,
    () => `${word()}${figures()}${sign()}`,
    () => `${word()}${sign()}${figures()}`,
    () => `${word()}${draw.pick(SIGNS)}${word()}${figures()}`,
    () => `${figures()}${word()}${sign()}`,
    () => `${draw.signs(LOWER + DIGIT, 7)}${draw.digits(2)}`,
    () => `${draw.signs(`${LOWER}${UPPER}${DIGIT}!@#$%^&*`, 11)}7x`,
    () => `P@ss${word()}`,
    () => `1q2w3e4r${sign()}`,
  ])();
}

/** A word of a dictionary and nothing else. */
export const plainPassword = (draw: Draw): string =>
  draw.pick([
    'sunflower',
    'dragon',
    'monkey',
    'princess',
    'iloveyou',
    'football',
    'qwerty',
    'Sommer',
  ]);

export const oneTimeCode = (draw: Draw): string => {
  const six = draw.digits(6);
  return draw.pick([
    six,
    six,
    six,
    `${six.slice(0, 3)} ${six.slice(3)}`,
    draw.digits(4),
    draw.digits(8),
  ]);
};

function withCheckDigit(digits: string): string {
  const sum = [...digits].toReversed().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** Issuers' ranges and lengths, as their own documents give them. */
const ISSUERS = [
  ['4', 16],
  ['4', 13],
  ['4', 19],
  ['51', 16],
  ['55', 16],
  ['2221', 16],
  ['2720', 16],
  ['34', 15],
  ['37', 15],
  ['3528', 16],
  ['3589', 16],
  ['36', 14],
  ['305', 14],
  ['6011', 16],
  ['65', 16],
  ['6222', 16],
  ['6250', 19],
  ['9410', 16],
  ['5020', 18],
] as const;

function grouped(digits: string, separator: string): string {
  const sizes =
    digits.length === 15 ? [4, 6, 5] : digits.length === 14 ? [4, 6, 4] : [4, 4, 4, 4, 4];
  const groups: string[] = [];
  let at = 0;
  for (const size of sizes) {
    if (at < digits.length) groups.push(digits.slice(at, (at += size)));
  }
  return groups.join(separator);
}

export function cardNumber(draw: Draw): string {
  const [prefix, length] = draw.pick(ISSUERS);
  const digits = withCheckDigit(prefix + draw.digits(length - prefix.length - 1));
  return grouped(
    digits,
    draw.pick(['', '', ' ', '-', '.', '/', ' - ', '_', '\u00a0', '  ', '·', ',']),
  );
}

/** The last six digits are drawn: no check digit. */
function koreanNumber(draw: Draw, seventh: readonly string[]): string {
  const digit = draw.pick(seventh);
  const year = '1256'.includes(digit) ? draw.int(40, 99) : draw.int(0, 25);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = draw.pick([draw.int(1, 28), 28]);
  const date = two(year) + two(draw.int(1, 12)) + two(day);
  const separator = draw.pick(['-', '-', '-', '', ' ', ' - ', '–', '/', '.']);
  return `${date}${separator}${digit}${draw.digits(6)}`;
}

const jwtPart = (value: unknown): string =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

export const jwt = (draw: Draw): string =>
  [
    jwtPart({ alg: draw.pick(['HS256', 'RS256']), typ: 'JWT' }),
    jwtPart({ sub: draw.digits(8), iat: draw.int(1_700_000_000, 1_800_000_000) }),
    draw.signs(BASE64URL, 43),
  ].join('.');

function privateKey(draw: Draw): string {
  const kind = draw.pick(['', 'RSA ', 'EC ', 'OPENSSH ', 'ENCRYPTED ', 'DSA ']);
  const line = () => draw.signs(`${LOWER}${UPPER}${DIGIT}+/`, 64);
  const body = Array.from({ length: draw.int(2, 8) }, line).join('\n');
  const key = `-----BEGIN ${kind}PRIVATE KEY-----\n${body}\n-----END ${kind}PRIVATE KEY-----`;
  return draw.pick([key, key, key.replaceAll('\n', '\\n'), key.replaceAll('\n', '\r\n')]);
}

const ALNUM = `${LOWER}${UPPER}${DIGIT}`;

/** In the forms that the services' own pages on secret scanning show. */
const apiKey = (draw: Draw): string =>
  draw.pick([
    () => `AKIA${draw.signs(UPPER + '234567', 16)}`,
    () => `ghp_${draw.signs(ALNUM, 36)}`,
    () => `github_pat_${draw.signs(ALNUM, 22)}_${draw.signs(ALNUM, 59)}`,
    () => `glpat-${draw.signs(BASE64URL, 20)}`,
    () => `xoxb-${draw.digits(12)}-${draw.digits(12)}-${draw.signs(ALNUM, 24)}`,
    () => `sk_live_${draw.signs(ALNUM, 24)}`,
    () => `AIza${draw.signs(BASE64URL, 35)}`,
    () => `sk-proj-${draw.signs(ALNUM, 48)}`,
    () => `SG.${draw.signs(BASE64URL, 22)}.${draw.signs(BASE64URL, 43)}`,
    () => `npm_${draw.signs(ALNUM, 36)}`,
    () => `hf_${draw.signs(ALNUM, 34)}`,
    () => `shpat_${draw.signs(HEX, 32)}`,
    () => `dop_v1_${draw.signs(HEX, 64)}`,
  ])();

const credential = (draw: Draw): string =>
  draw.pick([
    () => draw.signs(`${LOWER}${UPPER}${DIGIT}`, draw.int(24, 64)),
    () => draw.signs(HEX, 40),
    () => btoa(`user${draw.digits(2)}:${password(draw)}`),
    () => jwt(draw),
  ])();

/** The value of the secret parameter alone; the sentences put it into a link. */
const linkSecret = (draw: Draw): string =>
  draw.signs(draw.pick([`${LOWER}${UPPER}${DIGIT}`, HEX, BASE64URL]), draw.int(16, 64)) + 'a7';

export const SECRETS: Readonly<Record<SecretKind, (draw: Draw) => string>> = {
  password,
  one_time_code: oneTimeCode,
  card_number: cardNumber,
  resident_number: (draw) => koreanNumber(draw, ['1', '2', '3', '4']),
  foreigner_number: (draw) => koreanNumber(draw, ['5', '6', '7', '8']),
  credential,
  jwt,
  private_key: privateKey,
  api_key: apiKey,
  secret_link: linkSecret,
};
