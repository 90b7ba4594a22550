import type { BootParts } from './boot-parts.ts';
import type { WidgetConfig } from './parts.ts';

/** Reads the script tag's options; `refuse` hears the name of each that cannot be used. */
export function readConfig(
  { options, src, locale }: Pick<BootParts, 'options' | 'src' | 'locale'>,
  refuse: (name: string) => void,
): WidgetConfig {
  const choose = <Value extends string>(
    name: string,
    values: readonly [Value, ...Value[]],
  ): Value => {
    const given = options[name];
    const value = values.find((each) => each === given);
    if (given && !value) refuse(name);
    return value ?? values[0];
  };
  const text = (name: string): string | null => options[name] || null;
  const selector = (name: string): string | null => {
    try {
      document.querySelector(options[name] || 'a');
      return text(name);
    } catch {
      refuse(name);
      return null;
    }
  };
  choose('locale', ['ko', 'en']);
  return {
    siteKey: options['site'] ?? '',
    relay: new URL(src).origin,
    locale,
    wording: choose('wording', ['generic', 'detailed']),
    rememberId: choose('rememberId', ['on', 'off']) === 'on',
    consent: choose('consent', locale === 'ko' ? ['required', 'notice'] : ['notice', 'required']),
    errorSelector: selector('errorSelector'),
    formSelector: selector('form'),
    phone: text('phone'),
    email: text('email'),
    resetUrl: text('resetUrl'),
    theme: choose('theme', ['auto', 'light', 'dark']),
  };
}
