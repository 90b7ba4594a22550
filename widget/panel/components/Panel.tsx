import { linkText } from '../i18n/sentences.ts';
import { Composer } from './Composer.tsx';
import { Confirm } from './Confirm.tsx';
import { Details } from './Details.tsx';
import { Ended } from './Ended.tsx';
import { Header } from './Header.tsx';
import { Help } from './Help.tsx';
import type { Tools } from './tools.ts';
import { Transcript } from './Transcript.tsx';

/** A conversation, also an ended one, comes before everything else. */
function Content(tools: Tools) {
  const { state, strings } = tools;
  const { conversation } = state;
  if (conversation) {
    return (
      <>
        <Transcript {...tools} conversation={conversation} />
        {conversation.status === 'closed' ? <Ended {...tools} /> : <Composer {...tools} />}
      </>
    );
  }
  if (state.isResuming) return <p class="body quiet">{strings.connecting}</p>;
  return state.view === 'details' ? <Details {...tools} /> : <Help {...tools} />;
}

export function Panel(tools: Tools) {
  const { model, parts, state, strings } = tools;
  const { conversation, isDown, isEnding, isStoreAway, link } = state;
  if (!state.open) return null;
  return (
    <div class="panel" role="dialog" aria-labelledby="p-title" lang={parts.config.locale}>
      <Header {...tools} />
      {isDown && (
        <div class="note bar">
          {linkText(strings, link, isStoreAway)}
          {!isStoreAway && <button onClick={() => model.wake()}>{strings.retry}</button>}
        </div>
      )}
      {isEnding && conversation?.status === 'assigned' && (
        <Confirm {...tools} ask={strings.endAsk} yes={strings.end} />
      )}
      <Content {...tools} />
    </div>
  );
}
