/**
 * How one language speaks of secrets: fragments of regular expressions, matched without regard to
 * case. None may repeat what repeats, so that every search stays linear.
 */
export type Phrases = {
  /** What a password is called. After `…` it may be the end of a longer word. */
  readonly password: readonly string[];
  /** What a one-time code is called, by a name that means nothing else. */
  readonly code: readonly string[];
  /** A name that other codes share: errors', shops', posts'. */
  readonly looseCode: readonly string[];
  /** What those others are called; stands within a few words before the shared name. */
  readonly otherCode: readonly string[];
  /** Says that what follows is the secret. */
  readonly joins: readonly string[];
  /** May stand between name and secret, and says nothing of it. */
  readonly fillers: readonly string[];
  /** May follow a secret that is a plain word: it ends the saying. */
  readonly ends: readonly string[];
  /** Between a secret and its name, where the secret comes first. */
  readonly reversed: readonly string[];
  /** Must follow the name, where the secret came first. Empty when anything may. */
  readonly reversedEnds: readonly string[];
  /** Said of a password and its field, and no password: the ends of sentences about them. */
  readonly notSecret: readonly string[];
  /** What makes digits before it a count, a date or a length. */
  readonly counters: readonly string[];
  /** What a person signs in with, before the name in pairs such as "ID / password". */
  readonly account: readonly string[];
  /** Whether a plain word can be told from the language's own words by its place alone. */
  readonly saysPlainWords: boolean;
};
