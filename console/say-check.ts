import { CLOCK_SKEW_TOLD_MS } from '../shared/limits.ts';
import type { Locale, SelfTest } from '../shared/report.ts';
import { spellDuration } from '../shared/spell-duration.ts';
import { fill, type WordKey, type Words } from './i18n/words.ts';

function clockLine({ clockSkewMs }: SelfTest): WordKey | false {
  if (clockSkewMs === null || Math.abs(clockSkewMs) <= CLOCK_SKEW_TOLD_MS) return false;
  return clockSkewMs > 0 ? 'check.ahead' : 'check.behind';
}

/** Each finding that is worth a line, by the key of its words. */
function linesOf(test: SelfTest): readonly (WordKey | false)[] {
  const { online, site, relay, cookies, storage, scripts, copy } = test;
  return [
    !online && 'check.offline',
    site !== 'ok' && `check.site.${site}`,
    relay !== 'ok' && `check.relay.${relay}`,
    cookies === 'blocked' && 'check.cookies',
    storage === 'blocked' && 'check.storage',
    scripts === 'blocked' && 'check.scripts',
    clockLine(test),
    (copy === 'service_worker' || copy === 'cached') && `check.copy.${copy}`,
  ];
}

/** What the check of a visitor's browser found, in an agent's words; one line says that all is well. */
export function sayCheck(test: SelfTest, words: Words, locale: Locale): readonly string[] {
  const time = spellDuration(Math.abs(test.clockSkewMs ?? 0), locale);
  const lines = linesOf(test).flatMap((key) => (key ? [fill(words[key], { time })] : []));
  return lines.length > 0 ? lines : [words['check.fine']];
}
