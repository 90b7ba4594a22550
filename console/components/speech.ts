import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Locale } from '../../shared/report.ts';
import { WORDS, type Words } from '../i18n/words.ts';

/** The language that the console is drawn in. */
export const Speech = createContext<Locale>('en');

export function useSpeech(): { readonly locale: Locale; readonly words: Words } {
  const locale = useContext(Speech);
  return { locale, words: WORDS[locale] };
}
