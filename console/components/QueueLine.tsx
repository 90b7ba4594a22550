import type { QueueItem } from '../../shared/model.ts';
import { fill } from '../i18n/words.ts';
import { toPlainText } from '../plain-text.ts';
import type { QueueRow } from '../queue-order.ts';
import { toClock } from '../times.ts';
import { CauseChip } from './CauseChip.tsx';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';

type Props = {
  readonly row: QueueRow;
  readonly now: number;
  readonly isFull: boolean;
  onTake(item: QueueItem): void;
};

export function QueueLine({ row: { item, gone }, now, isFull, onTake }: Props) {
  const { words } = useSpeech();
  const code = item.caseCode;
  const waited = toClock(now - item.queuedAt);
  return (
    <li class={gone ? 'row queue-row row-gone' : 'row queue-row'}>
      <div class="queue-facts">
        <span class="row-top">
          <span class="code">{code}</span>
          {gone ? (
            <span class="mark">{words['queue.gone']}</span>
          ) : (
            <span class="wait">
              <Icon name="clock" />
              <span class="unseen">{fill(words['queue.waited'], { time: waited })}</span>
              <span aria-hidden="true">{waited}</span>
            </span>
          )}
        </span>
        <CauseChip cause={item.cause} />
        <span class="row-facts">
          {item.maskedUserId ? (
            <bdi class="user-id">{toPlainText(item.maskedUserId)}</bdi>
          ) : (
            <span>{words['queue.anonymous']}</span>
          )}
          <span>{words[`locale.${item.locale}`]}</span>
          <bdi>{toPlainText(item.siteName)}</bdi>
          {item.typedAhead && (
            <span class="typed">
              <Icon name="pencil" />
              {words['queue.typed']}
            </span>
          )}
        </span>
      </div>
      <button
        type="button"
        class="button button-main"
        aria-label={fill(words['queue.take.label'], { code })}
        disabled={gone || isFull}
        onClick={() => onTake(item)}
      >
        {words['queue.take']}
      </button>
    </li>
  );
}
