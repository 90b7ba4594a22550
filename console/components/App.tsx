import { useEffect, useState } from 'preact/hooks';
import type { AgentInbox } from '../inbox-state.ts';
import type { Keep } from '../keep.ts';
import type { LocaleChoice } from '../locale-choice.ts';
import type { Observable } from '../observable.ts';
import type { SignedIn } from '../session.ts';
import type { SignIn } from '../sign-in.ts';
import { Door } from './Door.tsx';
import { Speech } from './speech.ts';
import { useObserved } from './use-observed.ts';
import { Workspace } from './Workspace.tsx';

type Shared = {
  readonly signIn: SignIn;
  readonly choice: LocaleChoice;
  /** Whether the agent looks at the page. */
  readonly attention: Observable<boolean>;
  /** Connects a signed-in agent. */
  startDesk(signedIn: SignedIn): { readonly inbox: AgentInbox; readonly keep: Keep };
};

export function App(props: Shared) {
  const state = useObserved(props.signIn);
  const locale = useObserved(props.choice);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <Speech.Provider value={locale}>
      {state.status === 'signed-in' ? (
        <Desk key={state.csrf} {...props} signedIn={state} />
      ) : (
        <Door state={state} signIn={props.signIn} choice={props.choice} />
      )}
    </Speech.Provider>
  );
}

/** One sign-in's connection, from its start to its end. */
function Desk({ signIn, choice, attention, startDesk, signedIn }: Shared & { signedIn: SignedIn }) {
  const [{ inbox, keep }] = useState(() => startDesk(signedIn));
  useEffect(() => {
    const stopListening = inbox.subscribe(() => {
      if (inbox.get().ended) signIn.ended();
    });
    return () => {
      stopListening();
      inbox.stop();
    };
  }, [inbox, signIn]);
  const leave = async () => {
    const ack = await signIn.signOut();
    if (ack.ok) keep.forgetAll();
    return ack;
  };
  return (
    <Workspace
      inbox={inbox}
      agent={signedIn.agent}
      attention={attention}
      choice={choice}
      onLeave={leave}
    />
  );
}
