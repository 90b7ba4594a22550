import { fill, type Words } from '../i18n/words.ts';
import { toPlainText } from '../plain-text.ts';
import { toTimeOfDay } from '../times.ts';
import type { Happening } from '../transcript.ts';
import { useSpeech } from './speech.ts';

/** Drawn from what happened, so that no message can look like it. */
function toText(entry: Happening, words: Words): string {
  switch (entry.kind) {
    case 'assigned':
      return fill(words['line.assigned'], { name: toPlainText(entry.name) });
    case 'requeued':
      return words[`line.requeued.${entry.reason === 'lost' ? 'lost' : 'left'}`];
    case 'closed':
      return fill(words[`line.closed.${entry.by}`], { name: toPlainText(entry.name ?? '') });
    case 'data_loss':
      return words['line.data_loss'];
  }
}

export function SystemLine({ entry }: { readonly entry: Happening }) {
  const { locale, words } = useSpeech();
  return (
    <li class={entry.kind === 'data_loss' ? 'line-system line-torn' : 'line-system'}>
      <bdi>{toText(entry, words)}</bdi>{' '}
      <time dateTime={new Date(entry.at).toISOString()}>{toTimeOfDay(entry.at, locale)}</time>
    </li>
  );
}
