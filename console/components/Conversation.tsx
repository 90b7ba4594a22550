import { useState } from 'preact/hooks';
import type { AgentInbox } from '../inbox-state.ts';
import type { ThreadView } from '../thread.ts';
import { AuthErrorCard } from './AuthErrorCard.tsx';
import { Composer } from './Composer.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';
import { Transcript } from './Transcript.tsx';

type Props = { readonly thread: ThreadView; readonly inbox: AgentInbox; onBack(): void };

export function Conversation({ thread, inbox, onBack }: Props) {
  const { conversation, standing } = thread;
  const { id } = conversation;
  // Once answered, the transcript needs the room more than the card does.
  const isAnswered = thread.entries.some(
    (entry) => entry.kind === 'message' && entry.side === 'agent',
  );
  return (
    <>
      <ConversationHead thread={thread} onBack={onBack} onEnd={() => void inbox.end(id)} />
      <AuthErrorCard
        report={conversation.report}
        siteName={conversation.siteName}
        isBrief={isAnswered}
      />
      <div class="talk-body">
        <Transcript
          thread={thread}
          onRetry={(cmid) => inbox.retry(id, cmid)}
          onDiscard={(cmid) => inbox.discard(id, cmid)}
        />
        {standing === 'mine' ? (
          <Composer
            draft={inbox.draft(id)}
            onType={(text) => inbox.type(id, text)}
            onSend={(text) => inbox.send(id, text)}
          />
        ) : (
          <Ended standing={standing} onDismiss={() => inbox.dismiss(id)} />
        )}
      </div>
    </>
  );
}

type HeadProps = { readonly thread: ThreadView; onBack(): void; onEnd(): void };

function ConversationHead({ thread: { conversation, standing }, onBack, onEnd }: HeadProps) {
  const { words } = useSpeech();
  const [isAsking, setAsking] = useState(false);
  const { caseCode, locale, visitorOnline } = conversation;
  return (
    <header class="talk-head">
      <button
        type="button"
        class="button button-quiet talk-back"
        aria-label={words['talk.back']}
        onClick={onBack}
      >
        <Icon name="back" />
      </button>
      <h1 class="code">{caseCode}</h1>
      <span class="talk-locale">{words[`locale.${locale}`]}</span>
      {standing === 'mine' && (
        <>
          <span class="talk-presence">
            <span class={visitorOnline ? 'dot dot-on' : 'dot'} />
            <span>{words[visitorOnline ? 'talk.here' : 'talk.gone']}</span>
          </span>
          <button type="button" class="button" onClick={() => setAsking(true)}>
            {words['talk.end']}
          </button>
        </>
      )}
      {isAsking && (
        <ConfirmDialog
          title={words['talk.end.title']}
          body={words['talk.end.body']}
          confirm={words['talk.end.confirm']}
          onConfirm={() => {
            setAsking(false);
            onEnd();
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </header>
  );
}

type EndedProps = { readonly standing: 'closed' | 'returned'; onDismiss(): void };

function Ended({ standing, onDismiss }: EndedProps) {
  const { words } = useSpeech();
  return (
    <p class="ended">
      {words[`talk.${standing}`]}
      <button type="button" class="button" onClick={onDismiss}>
        {words['talk.dismiss']}
      </button>
    </p>
  );
}
