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
  onOpen(conversationId: string): void;
  onTake(item: QueueItem): void;
};

export function Lists({ sectionRef, state, choice, onOpen, onTake }: Props) {
  const { words } = useSpeech();
  const { inbox } = state;
  return (
    <nav class="lists" aria-label={words['lists.label']} ref={sectionRef} tabIndex={-1}>
      {inbox && (
        <>
          <MineList threads={state.threads} openId={state.openId} onOpen={onOpen} />
          <QueueList inbox={inbox} onTake={onTake} />
        </>
      )}
      <LanguageSwitch choice={choice} />
    </nav>
  );
}
