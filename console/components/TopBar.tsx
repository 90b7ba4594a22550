import { useState } from 'preact/hooks';
import type { AgentProfile } from '../../shared/model.ts';
import type { InboxState } from '../inbox-state.ts';
import { AvailabilitySwitch } from './AvailabilitySwitch.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { Icon } from './Icon.tsx';
import { Lamp } from './Lamp.tsx';
import { useSpeech } from './speech.ts';

type Props = {
  readonly state: InboxState;
  readonly agent: AgentProfile;
  onAvailable(available: boolean): Promise<void>;
  onLeave(): Promise<void>;
};

export function TopBar({ state, agent, onAvailable, onLeave }: Props) {
  const { words } = useSpeech();
  const [isAsking, setAsking] = useState(false);
  const hasOpen = (state.inbox?.mine.length ?? 0) > 0;
  return (
    <header class="bar">
      <p class="brand">
        <Lamp lit={state.link === 'live'} />
        <span class="brand-name">Porchlight</span>
      </p>
      {state.inbox && <AvailabilitySwitch inbox={state.inbox} onAvailable={onAvailable} />}
      <span class="bar-agent">{agent.displayName}</span>
      <button
        type="button"
        class="button button-quiet"
        aria-label={words['leave.button']}
        onClick={() => (hasOpen ? setAsking(true) : void onLeave())}
      >
        <Icon name="leave" />
        <span class="bar-leave">{words['leave.button']}</span>
      </button>
      {isAsking && (
        <ConfirmDialog
          title={words['leave.title']}
          body={words['leave.body']}
          confirm={words['leave.button']}
          onConfirm={() => {
            setAsking(false);
            void onLeave();
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </header>
  );
}
