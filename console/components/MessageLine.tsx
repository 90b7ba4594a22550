import type { Marks, MessageEntry } from '../../shared/model.ts';
import { toPlainText } from '../plain-text.ts';
import { toMessageState } from '../thread-state.ts';
import { toTimeOfDay } from '../times.ts';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';

type Props = {
  readonly entry: MessageEntry;
  readonly continues: boolean;
  readonly marks: Marks;
  readonly isLastOwn: boolean;
};

export function MessageLine({ entry, continues, marks, isLastOwn }: Props) {
  const { locale, words } = useSpeech();
  const { side, name, at, text } = entry;
  return (
    <li class={`line line-${side}${continues ? ' line-continues' : ''}`}>
      <p class={continues ? 'unseen' : 'line-head'}>
        <bdi>{side === 'visitor' ? words['talk.visitor'] : toPlainText(name ?? '')}</bdi>{' '}
        <time dateTime={new Date(at).toISOString()}>{toTimeOfDay(at, locale)}</time>
      </p>
      <p class="bubble" dir="auto">
        {toPlainText(text)}
      </p>
      {side === 'agent' && <Seen entry={entry} marks={marks} isLastOwn={isLastOwn} />}
    </li>
  );
}

function Seen({ entry, marks, isLastOwn }: Omit<Props, 'continues'>) {
  const { words } = useSpeech();
  const state = toMessageState(entry.seq, marks);
  return (
    <span class={`seen seen-${state}`}>
      <Icon name={state === 'sent' ? 'check' : 'checks'} />
      <span class={isLastOwn ? '' : 'unseen'}>{words[`mark.${state}`]}</span>
    </span>
  );
}
