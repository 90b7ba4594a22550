import type { RefObject } from 'preact';
import type { QueueItem } from '../../shared/model.ts';
import type { InboxState } from '../inbox-state.ts';
import type { LocaleChoice } from '../locale-choice.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { MineList } from './MineList.tsx';
import { QueueList } from './QueueList.tsx';
import { useSpeech } from './speech.ts';

type Props = {
  readonly sectionRef: RefObject<HTMLElement | null>;
  readonly state: InboxState;
  readonly choice: LocaleChoice;
  /** Whether nothing stands beside them, as on a narrow screen: then they are the page. */
  readonly isAlone: boolean;
  onOpen(conversationId: string): void;
  onTake(item: QueueItem): void;
};

export function Lists({ sectionRef, state, choice, isAlone, onOpen, onTake }: Props) {
  const { words } = useSpeech();
  const { inbox } = state;
  const Landmark = isAlone ? 'main' : 'nav';
  return (
    <Landmark class="lists" aria-label={words['lists.label']} ref={sectionRef} tabIndex={-1}>
      {isAlone && <h1 class="unseen">{words['lists.label']}</h1>}
      {inbox && (
        <>
          <MineList threads={state.threads} openId={state.openId} onOpen={onOpen} />
          <QueueList inbox={inbox} onTake={onTake} />
        </>
      )}
      <LanguageSwitch choice={choice} />
    </Landmark>
  );
}
