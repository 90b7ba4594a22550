import type { SecretKind } from '../findings.ts';
import type { Draw } from './draw.ts';
import { fillHarmless } from './harmless.ts';
import { plainPassword, SECRETS } from './secrets.ts';
import { SAYING, type Tongue } from './sentences.ts';
import { TALK } from './talk.ts';

export const TONGUES: readonly Tongue[] = ['ko', 'en', 'ja', 'de'];
export const KINDS: readonly SecretKind[] = [
  'password',
  'one_time_code',
  'card_number',
  'resident_number',
  'foreigner_number',
  'credential',
  'jwt',
  'private_key',
  'api_key',
  'secret_link',
];

/** A text with one secret in it: what stands before it, it, and what stands after it. */
export type Positive = {
  readonly kind: SecretKind;
  readonly before: string;
  readonly secret: string;
  readonly after: string;
};

export const textOf = ({ before, secret, after }: Positive): string => before + secret + after;

export const harmless = (draw: Draw, tongue: Tongue): string =>
  fillHarmless(draw, draw.pick(TALK[tongue]));

/** One sentence of a language with a secret, sometimes among others that have none. */
export function positive(draw: Draw, kind: SecretKind, tongue: Tongue): Positive {
  const [before = '', after = ''] = draw.pick(SAYING[kind][tongue]).split('§');
  const [prefix, suffix] = draw.pick([
    ['', ''],
    ['', '.'],
    [`${harmless(draw, tongue)}\n`, ''],
    ['', `\n${harmless(draw, tongue)}`],
    [`${harmless(draw, tongue)}. `, `. ${harmless(draw, tongue)}`],
  ] as const);
  return { kind, before: prefix + before, secret: SECRETS[kind](draw), after: after + suffix };
}

/** Where a plain word is all that is said, and the sentence ends with it. */
const PLAIN_SAYING = [
  'my password is §',
  'My password is §.',
  'password: §',
  '비밀번호는 §예요',
  '비밀번호: §',
  '비번은 § 입니다',
  'パスワードは§です',
  'Mein Passwort ist §',
  'Passwort: §',
] as const;

export function plainWord(draw: Draw): Positive {
  const [before = '', after = ''] = draw.pick(PLAIN_SAYING).split('§');
  return { kind: 'password', before, secret: plainPassword(draw), after };
}
