import type { OutboxItem } from '../../shared/outbox.ts';
import { toRefusalText } from '../i18n/words.ts';
import { CopyButton } from './CopyButton.tsx';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';

type Props = {
  readonly item: OutboxItem;
  readonly canRetry: boolean;
  onRetry(cmid: string): void;
  onDiscard(cmid: string): void;
};

/** A message that is not in the log: on its way, or refused and waiting for its writer. */
export function UnsentLine({ item, canRetry, onRetry, onDiscard }: Props) {
  const { words } = useSpeech();
  const { cmid, text } = item;
  if (item.state !== 'failed') {
    return (
      <li class="line line-agent line-unsent">
        <p class="bubble" dir="auto">
          {text}
        </p>
        <span class="seen">
          <Icon name={item.state === 'acked' ? 'check' : 'clock'} />
          {words[item.state === 'acked' ? 'mark.sent' : 'mark.sending']}
        </span>
      </li>
    );
  }
  return (
    <li class="line line-agent line-failed">
      <p class="bubble" dir="auto">
        {text}
      </p>
      <p class="unsent" role="alert">
        <Icon name="warning" />
        <strong>{words['mark.failed']}</strong> {toRefusalText(words, { code: item.code })}
      </p>
      <p class="unsent-buttons">
        {canRetry && (
          <button type="button" class="button" onClick={() => onRetry(cmid)}>
            {words['unsent.retry']}
          </button>
        )}
        <CopyButton text={text} label={words['unsent.copy']} done={words['unsent.copied']} />
        <button type="button" class="button button-quiet" onClick={() => onDiscard(cmid)}>
          {words['unsent.discard']}
        </button>
      </p>
    </li>
  );
}
