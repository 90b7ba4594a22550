import { LOCALES } from '../../shared/report.ts';
import type { LocaleChoice } from '../locale-choice.ts';
import { useSpeech } from './speech.ts';

const NAMES = { ko: '한국어', en: 'English' } as const;

export function LanguageSwitch({ choice }: { readonly choice: LocaleChoice }) {
  const { locale, words } = useSpeech();
  return (
    <div class="languages" role="group" aria-label={words['app.language']}>
      {LOCALES.map((one) => (
        <button
          key={one}
          type="button"
          class="button button-quiet"
          lang={one}
          aria-pressed={one === locale}
          onClick={() => choice.choose(one)}
        >
          {NAMES[one]}
        </button>
      ))}
    </div>
  );
}
