import { LOCALES, type Locale } from '../shared/report.ts';
import { chooseLocale } from './i18n/words.ts';
import { createSource, type Observable } from './observable.ts';

export type LocaleChoice = Observable<Locale> & { choose(locale: Locale): void };

const KEY = 'porchlight:locale';

/**
 * The console's language: the one chosen here before, else the browser's.
 * @param open how to reach storage that outlives the tab; may throw, then the choice is not kept
 */
export function createLocaleChoice(
  open: () => Storage,
  languages: readonly string[],
): LocaleChoice {
  const source = createSource(chooseLocale(languages));
  try {
    const kept = open().getItem(KEY);
    source.set(LOCALES.find((locale) => locale === kept) ?? source.get());
  } catch {
    // Storage is blocked: the browser's language it is.
  }
  return {
    get: source.get,
    subscribe: source.subscribe,
    choose(locale) {
      source.set(locale);
      try {
        open().setItem(KEY, locale);
      } catch {
        // Holds for this page then.
      }
    },
  };
}
