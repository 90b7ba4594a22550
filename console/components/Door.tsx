import type { ComponentChildren } from 'preact';
import { toRefusalText } from '../i18n/words.ts';
import type { LocaleChoice } from '../locale-choice.ts';
import type { SignIn, SignInState } from '../sign-in.ts';
import { InviteForm } from './InviteForm.tsx';
import { Lamp } from './Lamp.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { useSpeech } from './speech.ts';

export type DoorState = Exclude<SignInState, { status: 'signed-in' }>;
type Props = {
  readonly state: DoorState;
  readonly signIn: SignIn;
  readonly choice: LocaleChoice;
};

/** What stands before the console until somebody is signed in. */
export function Door({ state, signIn, choice }: Props) {
  return (
    <main class="door">
      <div class="door-card">
        <p class="brand">
          <Lamp lit={state.status !== 'unreachable'} />
          Porchlight
        </p>
        <DoorContent state={state} signIn={signIn} />
      </div>
      <LanguageSwitch choice={choice} />
    </main>
  );
}

function DoorContent({ state, signIn }: Omit<Props, 'choice'>) {
  const { words } = useSpeech();
  switch (state.status) {
    case 'looking':
      return (
        <p class="door-lead" role="status">
          {words['app.loading']}
        </p>
      );
    case 'unreachable':
      return (
        <>
          <Fault>{words['door.unreachable']}</Fault>
          <button
            type="button"
            class="button button-main"
            onClick={() => void signIn.start(state.token)}
          >
            {words['door.retry']}
          </button>
        </>
      );
    case 'form':
      return <FormContent state={state} signIn={signIn} />;
    case 'invited':
      return (
        <>
          <InviteForm
            invitation={state.invitation}
            pending={state.pending}
            onAccept={(password) => void signIn.accept(password)}
          />
          {state.refusal && <Fault>{toRefusalText(words, state.refusal)}</Fault>}
        </>
      );
  }
}

type FormProps = {
  readonly state: Extract<DoorState, { status: 'form' }>;
  readonly signIn: SignIn;
};

function FormContent({ state, signIn }: FormProps) {
  const { words } = useSpeech();
  return (
    <>
      <h1>{words['door.title']}</h1>
      {state.reason ? (
        <p class="door-reason" role="status">
          {words[`door.reason.${state.reason}`]}
        </p>
      ) : (
        <p class="door-lead">{words['door.lead']}</p>
      )}
      <PasswordForm
        pending={state.pending}
        onSubmit={(login, password) => void signIn.submit(login, password)}
      />
      {state.refusal && <Fault>{toRefusalText(words, state.refusal)}</Fault>}
    </>
  );
}

function Fault({ children }: { readonly children: ComponentChildren }) {
  return (
    <p class="fault" role="alert">
      {children}
    </p>
  );
}
