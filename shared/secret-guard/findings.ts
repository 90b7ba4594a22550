/** What a secret is. */
export type SecretKind =
  | 'password'
  | 'one_time_code'
  | 'card_number'
  | 'resident_number'
  | 'foreigner_number'
  | 'credential'
  | 'jwt'
  | 'private_key'
  | 'api_key'
  | 'secret_link';

/** Where a secret stands in a folded text; `end` is the first place after it. */
export type Secret = { readonly kind: SecretKind; readonly start: number; readonly end: number };

/**
 * `soft` may be a mistake, since words alone tell of it; `hard` has a form of its own, and nobody who
 * helps with a sign-in ever needs it.
 */
export type Hardness = 'hard' | 'soft';

export const hardnessOf = (kind: SecretKind): Hardness =>
  kind === 'password' || kind === 'one_time_code' ? 'soft' : 'hard';

/** The sign that stands for what was hidden. No detector takes it for a part of a secret. */
export const MASK = '●';
