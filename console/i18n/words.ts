import type { Refusal } from '../../shared/errors.ts';
import { LOCALES, type Locale } from '../../shared/report.ts';
import { toClock } from '../times.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';

export type WordKey = keyof typeof en;
export type Words = Readonly<Record<WordKey, string>>;

export const WORDS: Readonly<Record<Locale, Words>> = { ko, en };

/** Puts values into the `{name}` places of a text; a place without a value stays as it is. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

const isKey = (key: string): key is WordKey => key in en;

/** A refusal in the agent's words; a code that has none of its own reads as a fault of ours. */
export function toRefusalText(words: Words, { code, retryAfterMs }: Refusal): string {
  if (code === 'rate_limited' && retryAfterMs) {
    return fill(words['refused.rate_limited.in'], { time: toClock(retryAfterMs) });
  }
  const key = `refused.${code}`;
  return words[isKey(key) ? key : 'refused.internal'];
}

/** The first of a browser's languages that we speak; English when there is none. */
export const chooseLocale = (languages: readonly string[]): Locale =>
  languages
    .map((language) => LOCALES.find((locale) => language.toLowerCase().split('-')[0] === locale))
    .find((locale) => locale !== undefined) ?? 'en';
