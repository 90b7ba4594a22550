import type { Refusal } from '../../shared/errors.ts';
import { toRefusalText } from '../i18n/words.ts';
import { useSpeech } from './speech.ts';

type Props = { readonly refusal: Refusal; onDismiss(): void };

export function RefusalNotice({ refusal, onDismiss }: Props) {
  const { words } = useSpeech();
  return (
    <p class="banner banner-refusal" role="alert">
      {toRefusalText(words, refusal)}
      <button type="button" class="button button-quiet" onClick={onDismiss}>
        {words['refused.dismiss']}
      </button>
    </p>
  );
}
