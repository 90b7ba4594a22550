import { refusalText, timeText } from '../i18n/sentences.ts';
import type { Group, Line } from '../transcript.ts';
import { CopyButton } from './CopyButton.tsx';
import { MessageText } from './MessageText.tsx';
import type { Tools } from './tools.ts';

/** A message that was refused for good: it stays, with its text and a way to take it back. */
function Failed({ line, ...tools }: Tools & { readonly line: Line }) {
  const { model, state, strings } = tools;
  const item = state.outbox.find(({ cmid }) => cmid === line.key);
  return (
    <>
      <p class="error">
        {strings.failed} · {refusalText(strings, item && 'code' in item ? item.code : 'internal')}
      </p>
      <div class="row">
        {state.conversation?.status !== 'closed' && (
          <button onClick={() => model.retry(line.key)}>{strings.retry}</button>
        )}
        <CopyButton {...tools} id={line.key} label={strings.copy} text={line.text} />
        <button class="plain" onClick={() => model.discard(line.key)}>
          {strings.discard}
        </button>
      </div>
    </>
  );
}

type Props = Tools & { readonly group: Group; readonly isLast: boolean };

/** What one person said within a minute, and how far the last of it came. */
export function MessageGroup({ group, isLast, ...tools }: Props) {
  const { parts, strings } = tools;
  const { side, name, at, lines } = group;
  const isMine = side === 'visitor';
  const state = lines.at(-1)?.state;
  const time = at === null ? '' : timeText(parts.config.locale, at);
  const isTold = isMine && (isLast || state === 'sending') && state && state !== 'failed';
  return (
    <li class={`group ${side}`}>
      <p class={isMine ? 'unseen' : 'name'}>{name ?? strings.you}</p>
      {lines.map((line) => (
        <div key={line.key} class={line.state}>
          <MessageText text={line.text} strings={strings} />
          {line.state === 'failed' && <Failed {...tools} line={line} />}
        </div>
      ))}
      <p class="quiet">{[time, isTold ? strings[state] : ''].filter(Boolean).join(' · ')}</p>
    </li>
  );
}
