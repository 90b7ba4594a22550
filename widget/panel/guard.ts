import { guardReport } from '../../shared/secret-guard/guard-report.ts';
import { guardText } from '../../shared/secret-guard/guard-text.ts';
import type { Locale } from '../../shared/report.ts';
import type { PanelParts } from '../parts.ts';
import type { Guard } from './guard-door.ts';

/** Said once something was hidden; here, since whoever does not write never needs it. */
const NOTICE: Readonly<Record<Locale, string>> = {
  ko: '비밀번호나 인증번호 같은 글자를 가리고 보냈어요',
  en: 'We hid something that looked like a password or a code before sending',
};

/** @param told hears what stands near the field: the notice, or nothing when nothing was hidden */
export function createGuard(
  { announce, config }: Pick<PanelParts, 'announce' | 'config'>,
  told: (notice: string) => void,
): Guard {
  const tell = (isHidden: boolean) => {
    const notice = isHidden ? NOTICE[config.locale] : '';
    told(notice);
    if (notice) announce(notice);
  };
  return {
    hide: guardReport,
    passReport(report, take) {
      const hidden = guardReport(report);
      take(hidden);
      tell(JSON.stringify(hidden) !== JSON.stringify(report));
    },
    passMessage(text, take) {
      const { text: hidden, found } = guardText(text);
      if (!take(hidden)) return false;
      tell(found.length > 0);
      return true;
    },
  };
}
