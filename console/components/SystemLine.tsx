import type { Entry, MessageEntry } from '../../shared/model.ts';
import { fill, type Words } from '../i18n/words.ts';
import { toPlainText } from '../plain-text.ts';
import { toTimeOfDay } from '../times.ts';
import { useSpeech } from './speech.ts';

type Happening = Exclude<Entry, MessageEntry>;

/** Drawn from what happened, so that no message can look like it. */
function toText(entry: Happening, words: Words): string {
  switch (entry.kind) {
    case 'assigned':
      return fill(words['line.assigned'], { name: toPlainText(entry.name) });
    case 'requeued':
      return words[`line.requeued.${entry.reason}`];
    case 'closed':
      return fill(words[`line.closed.${entry.by}`], { name: toPlainText(entry.name ?? '') });
  }
}

export function SystemLine({ entry }: { readonly entry: Happening }) {
  const { locale, words } = useSpeech();
  return (
    <li class="line-system">
      <bdi>{toText(entry, words)}</bdi>{' '}
      <time dateTime={new Date(entry.at).toISOString()}>{toTimeOfDay(entry.at, locale)}</time>
    </li>
  );
}
