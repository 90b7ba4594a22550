import { german } from './languages/de.ts';
import { english } from './languages/en.ts';
import { japanese } from './languages/ja.ts';
import { korean } from './languages/ko.ts';
import { more } from './languages/more.ts';
import type { Phrases } from './phrases.ts';

const LANGUAGES = [korean, english, japanese, german, more];

type Table = { [Name in keyof Phrases]: Phrases[Name] extends readonly string[] ? Name : never };

/** The fragments of every language in one alternation: visitors mix languages within a sentence. */
const either = (name: Table[keyof Phrases]): string =>
  `(?:${LANGUAGES.flatMap((phrases) => phrases[name]).join('|')})`;

const LONGER = '…';

/** A name in Latin letters is a word of its own; to those of other scripts particles are glued. */
const named = (fragment: string): string => {
  if (fragment.startsWith(LONGER)) return `${fragment.slice(LONGER.length)}(?![a-z0-9äöü])`;
  return /^[^a-z]*[a-z]/i.test(fragment) && !/^[^\x00-\x7f]/.test(fragment)
    ? `(?<![a-z0-9])${fragment}(?![a-z0-9äöü])`
    : fragment;
};

const names = (name: 'password' | 'code' | 'looseCode', from: readonly Phrases[] = LANGUAGES) =>
  from.flatMap((phrases) => phrases[name].map(named)).join('|');

const sticky = (source: string): RegExp => new RegExp(source, 'iy');

export const PASSWORD_NAMES = new RegExp(`(?:${names('password')})`, 'gi');
export const CODE_NAMES = new RegExp(`(?<strict>${names('code')})|(?:${names('looseCode')})`, 'gi');

/** Whether a name of a password is of a language whose own words are all known as no secret. */
const PLAIN = new RegExp(
  `^(?:${names(
    'password',
    LANGUAGES.filter(({ saysPlainWords }) => saysPlainWords),
  )})$`,
  'i',
);
export const maySayPlainWords = (name: string): boolean => PLAIN.test(name);

/** Closing quotes, brackets and marks after a name, and an alias in brackets. */
export const AFTER_NAME = sticky(
  `(?!'s\\s)["'\`*_)\\]」』】]{0,2}(?: ?\\((?:${names('password')}|${names('code')}|sms|문자|필수)\\))?`,
);
export const JOIN = sticky(`(?:[:=→»]|[-=]>|${either('joins')})`);
export const FILLER = sticky(`(?:${either('fillers')}|[-,~/|>](?=\\s))`);
export const END = sticky(
  `["'\`*)\\]」』】]?(?:$|[.,;:!?)\\]}…。、/\\n]|\\s{0,3}${either('ends')}|\\s{0,3}(?:$|[.,;!?()。、/\\n-]))`,
);
export const COUNTER = sticky(`\\s?${either('counters')}`);

/** Each language's own order of words; the name may be of another. */
const reversed = (what: string): RegExp =>
  sticky(
    `["'\`」』】)\\]]?\\s?(?:${LANGUAGES.filter((phrases) => phrases.reversed.length > 0)
      .map(({ reversed: words, reversedEnds: ends }) => {
        const end = ends.length > 0 ? `(?:${ends.join('|')})` : '';
        return `(?:${words.join('|')})(?:${what})${end}`;
      })
      .join('|')})`,
  );
export const THEN_PASSWORD = reversed(names('password'));
export const THEN_CODE = reversed(`${names('code')}|${names('looseCode')}`);

const lastWords = (source: string): RegExp => new RegExp(source, 'i');
/** Of the words before a shared name: those that make it another kind of code. */
export const OTHER_CODE = lastWords(`${either('otherCode')}[^.!?\\n]{0,12}$`);
/** Of the words before a name: it is the second of a pair such as "ID / password". */
export const PAIR = lastWords(
  `(?:(?<![a-z])${either('account')})\\s?(?:[/,&+|・]|및|와|과|하고|이랑|랑|and|und|と)\\s?$`,
);

export const NOT_SECRET: ReadonlySet<string> = new Set(
  LANGUAGES.flatMap(({ notSecret }) => notSecret),
);
