import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ack } from '../../shared/events.ts';
import type { AgentProfile, QueueItem } from '../../shared/model.ts';
import type { AgentInbox, InboxState } from '../inbox-state.ts';
import type { LocaleChoice } from '../locale-choice.ts';
import type { Observable } from '../observable.ts';
import { toPageTitle } from '../page-title.ts';
import { Announcer } from './Announcer.tsx';
import { Conversation } from './Conversation.tsx';
import { DeskTop } from './DeskTop.tsx';
import { Lists } from './Lists.tsx';
import { NothingOpen } from './NothingOpen.tsx';
import { useSpeech } from './speech.ts';
import { useMedia } from './use-media.ts';
import { useObserved } from './use-observed.ts';

type Props = {
  readonly inbox: AgentInbox;
  readonly agent: AgentProfile;
  readonly attention: Observable<boolean>;
  readonly choice: LocaleChoice;
  onLeave(): Promise<Ack<null>>;
};

/** Which half a narrow screen shows; a wide one shows both. */
type Pane = 'lists' | 'talk';

function usePageTitle({ inbox, threads }: InboxState): void {
  const { words } = useSpeech();
  const unread = threads.reduce((sum, thread) => sum + thread.unread, 0);
  const title = toPageTitle(unread, inbox?.waiting ?? 0, words['queue.title']);
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** The pane in front, and how a press moves there with the focus. Nothing else moves it. */
function usePanes(hasOpen: boolean) {
  const [pane, setPane] = useState<Pane>(hasOpen ? 'talk' : 'lists');
  const talk = useRef<HTMLElement>(null);
  const lists = useRef<HTMLElement>(null);
  const [moves, setMoves] = useState(0);
  useEffect(() => {
    if (moves > 0) (pane === 'talk' ? talk : lists).current?.focus();
  }, [moves, pane]);
  const show = (next: Pane) => {
    setPane(next);
    setMoves((count) => count + 1);
  };
  return { pane, talk, lists, show };
}

export function Workspace({ inbox, agent, attention, choice, onLeave }: Props) {
  const state = useObserved(inbox);
  const isHere = useObserved(attention);
  const isWide = useMedia('(min-width: 900px)');
  const { pane, talk, lists, show } = usePanes(state.openId !== null);
  const isAttending = isHere && (isWide || pane === 'talk');
  usePageTitle(state);
  useEffect(() => inbox.attend(isAttending), [inbox, isAttending]);

  const open = state.threads.find(({ conversation }) => conversation.id === state.openId);
  const take = async (item: QueueItem) => {
    await inbox.take(item);
    if (!inbox.get().refusal) show('talk');
  };
  return (
    <div class={`desk desk-${pane}`}>
      <DeskTop state={state} inbox={inbox} agent={agent} onLeave={onLeave} />
      <Lists
        sectionRef={lists}
        state={state}
        choice={choice}
        isAlone={!isWide && pane === 'lists'}
        onOpen={(id) => {
          inbox.open(id);
          show('talk');
        }}
        onTake={(item) => void take(item)}
      />
      <main id="talk" class="talk" ref={talk} tabIndex={-1}>
        {open ? (
          <Conversation
            key={open.conversation.id}
            thread={open}
            inbox={inbox}
            onBack={() => show('lists')}
          />
        ) : (
          <NothingOpen />
        )}
      </main>
      <Announcer inbox={inbox} />
    </div>
  );
}
