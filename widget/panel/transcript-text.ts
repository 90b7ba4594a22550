import { NO_MARKS, type Entry } from '../../shared/model.ts';
import type { Locale } from '../../shared/report.ts';
import { dayText, systemText, timeText } from './i18n/sentences.ts';
import type { Strings } from './i18n/strings.ts';
import { toBlocks, type Block } from './transcript.ts';

/** A conversation as plain text, in the visitor's time zone. */
export function toText(entries: readonly Entry[], strings: Strings, locale: Locale): string {
  const lineOf = (block: Block): string => {
    if (block.kind === 'day') return `\n${dayText(locale, block.at)}`;
    if (block.kind !== 'group') return `— ${systemText(strings, block)}`;
    const who = `[${timeText(locale, block.at ?? 0)}] ${block.name ?? strings.you}: `;
    return block.lines.map(({ text }) => who + text).join('\n');
  };
  return toBlocks(entries, [], NO_MARKS).map(lineOf).join('\n').trim();
}
