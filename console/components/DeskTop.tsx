import { useState } from 'preact/hooks';
import type { Refusal } from '../../shared/errors.ts';
import type { Ack } from '../../shared/events.ts';
import type { AgentProfile } from '../../shared/model.ts';
import type { AgentInbox, InboxState } from '../inbox-state.ts';
import { LinkBanner } from './LinkBanner.tsx';
import { RefusalNotice } from './RefusalNotice.tsx';
import { useSpeech } from './speech.ts';
import { TopBar } from './TopBar.tsx';

type Props = {
  readonly state: InboxState;
  readonly inbox: AgentInbox;
  readonly agent: AgentProfile;
  onLeave(): Promise<Ack<null>>;
};

/** What stands above both halves: the bar, how the line is, and what could not be done. */
export function DeskTop({ state, inbox, agent, onLeave }: Props) {
  const { words } = useSpeech();
  const [leaveRefusal, setLeaveRefusal] = useState<Refusal | null>(null);
  const refusal = leaveRefusal ?? state.refusal;
  const leave = async () => {
    const ack = await onLeave();
    if (!ack.ok) setLeaveRefusal(ack.error);
  };
  const dismiss = () => {
    setLeaveRefusal(null);
    inbox.forgetRefusal();
  };
  return (
    <>
      <a class="skip" href="#talk">
        {words['app.skip']}
      </a>
      <TopBar
        state={state}
        agent={agent}
        onAvailable={(available) => inbox.setAvailable(available)}
        onLeave={leave}
      />
      <div class="notices">
        <LinkBanner link={state.link} isStoreAway={state.isStoreAway} />
        {refusal && <RefusalNotice refusal={refusal} onDismiss={dismiss} />}
      </div>
    </>
  );
}
