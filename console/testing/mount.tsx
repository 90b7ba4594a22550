import { render } from '@testing-library/preact';
import type { Locale } from '../../shared/report.ts';
import { Speech } from '../components/speech.ts';
import { Workspace } from '../components/Workspace.tsx';
import { createLocaleChoice } from '../locale-choice.ts';
import { createSource } from '../observable.ts';
import { createDesk, type Desk } from './desk.ts';

const AGENT = { id: 'agent-1', displayName: 'Minji', login: 'minji' };

/** The console of a signed-in agent, on a desk whose relay the test drives. */
export function mountWorkspace(desk: Desk = createDesk(), locale: Locale = 'en'): Desk {
  const choice = createLocaleChoice(() => {
    throw new Error('not kept in tests');
  }, [locale]);
  render(
    <Speech.Provider value={locale}>
      <Workspace
        inbox={desk.inbox}
        agent={AGENT}
        attention={createSource(true)}
        choice={choice}
        onLeave={async () => ({ ok: true, data: null })}
      />
    </Speech.Provider>,
  );
  return desk;
}
