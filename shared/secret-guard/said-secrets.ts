import type { Secret } from './findings.ts';
import {
  AFTER_NAME,
  CODE_NAMES,
  FILLER,
  JOIN,
  maySayPlainWords,
  OTHER_CODE,
  PAIR,
  PASSWORD_NAMES,
  THEN_CODE,
  THEN_PASSWORD,
} from './lexicon.ts';
import { codeAt } from './spoken-codes.ts';
import { candidateAt, isPassword } from './spoken-values.ts';

/** Words between a name and its secret: more make another sentence. */
const STEPS_MOST = 12;
/** How far before a name the words that change its meaning may stand. */
const REACH = 28;

const after = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
};

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;

/** Past at most four spaces or line ends. */
function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < from + 4 && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** Where the words after a name lead to, and whether they say that what follows is the secret. */
function valuePlace(text: string, nameEnd: number): { at: number; isSaid: boolean } {
  let at = afterSpace(text, after(AFTER_NAME, text, nameEnd));
  let isSaid = false;
  for (let step = 0; step < STEPS_MOST; step++) {
    const joined = after(JOIN, text, at);
    const next = joined > at ? joined : after(FILLER, text, at);
    if (next === at) break;
    isSaid = joined > at || (isSaid && /^[\s,-]$/.test(text.slice(at, next)));
    at = afterSpace(text, next);
  }
  return { at, isSaid };
}

const wordsBefore = (text: string, at: number): string => text.slice(Math.max(0, at - REACH), at);

/** What goes on a path or an address that has the name in it. */
const PATH = /[/#?&.%\\_-]/;
/** How everything that makes a pair ends: a look that spares the longer one. */
const PAIR_ENDS = '/,&+|・및와과고랑dDと';
const isPairAt = (text: string, index: number): boolean =>
  PAIR_ENDS.includes(text.charAt(index - 1).trim() || text.charAt(index - 2)) &&
  PAIR.test(wordsBefore(text, index));

const PAIR_FIRST = /[^\s/,|]{1,64}\s{0,2}(?:[/,|]\s{0,2}|\s)/y;

function passwordAfter(text: string, name: string, index: number): Secret | null {
  const { at, isSaid } = valuePlace(text, index + name.length);
  if (at === index + name.length && PATH.test(text.charAt(at))) return null;
  const first = candidateAt(text, at, isSaid);
  if (!first) return null;
  const isPair = isPairAt(text, index);
  const second = isPair ? after(PAIR_FIRST, text, at) : at;
  if (isPair && second === at) return null;
  const found = isPair ? candidateAt(text, second, isSaid) : first;
  const mayBePlain = () => !isPair && maySayPlainWords(name);
  return found && isPassword(found, text, mayBePlain)
    ? { kind: 'password', start: found.start, end: found.end }
    : null;
}

function codeAfter(text: string, name: string, index: number, isSure: boolean): Secret | null {
  const { at, isSaid } = valuePlace(text, index + name.length);
  const found = codeAt(text, at, isSure, isSaid && text.charAt(at - 2) !== ':');
  if (!found || (!isSure && OTHER_CODE.test(wordsBefore(text, index)))) return null;
  return { kind: 'one_time_code', ...found };
}

const WORDS = /[!-~\u00a1-\u024f]{4,128}/g;
const isMixed = (word: string): boolean =>
  /\d/.test(word) ? /[a-z]/i.test(word) : /[a-z][!@#$%^&*+=]+./i.test(word);
const FIGURES = /(?<![\w.-])(?:[A-Z]-)?\d{3}/g;

/** Secrets that stand before their names: "hunter2 is my password". */
function* findReversed(text: string): Generator<Secret> {
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const found = isMixed(word) ? candidateAt(text, index, true) : null;
    if (!found) continue;
    const { start, end } = found;
    if (after(THEN_PASSWORD, text, end) > end && isPassword(found, text, () => false)) {
      yield { kind: 'password', start, end };
    }
  }
  for (const { index } of text.matchAll(FIGURES)) {
    const found = codeAt(text, index, false, true);
    if (found && after(THEN_CODE, text, found.end) > found.end) {
      yield { kind: 'one_time_code', ...found };
    }
  }
}

/** Passwords and one-time codes that words tell of, in whatever language they are said. */
export function findSaidSecrets(text: string): readonly Secret[] {
  const secrets: Secret[] = [];
  let hasName = false;
  const add = (secret: Secret | null) => {
    hasName = true;
    if (secret) secrets.push(secret);
  };
  for (const { 0: name, index } of text.matchAll(PASSWORD_NAMES)) {
    add(passwordAfter(text, name, index));
  }
  for (const { 0: name, index, groups } of text.matchAll(CODE_NAMES)) {
    add(codeAfter(text, name, index, groups?.['strict'] !== undefined));
  }
  return hasName ? [...secrets, ...findReversed(text)] : secrets;
}
