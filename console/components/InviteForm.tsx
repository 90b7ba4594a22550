import { useState } from 'preact/hooks';
import { LIMITS } from '../../shared/limits.ts';
import { fill } from '../i18n/words.ts';
import { checkNewPassword, type PasswordFault } from '../new-password.ts';
import type { Invitation } from '../session.ts';
import { Field, fieldValue } from './Field.tsx';
import { useSpeech } from './speech.ts';

type Props = {
  readonly invitation: Invitation;
  readonly pending: boolean;
  onAccept(password: string | null): void;
};

const LENGTHS = { min: LIMITS.agentPasswordMin, max: LIMITS.agentPasswordMax };

/** Waits for a press: a link that only opens must not be spent. */
export function InviteForm({ invitation, pending, onAccept }: Props) {
  const { words } = useSpeech();
  const [fault, setFault] = useState<PasswordFault | null>(null);
  const { displayName, login, needsPassword } = invitation;

  const submit = (form: HTMLFormElement) => {
    if (!needsPassword) return onAccept(null);
    const password = fieldValue(form, 'new');
    const found = checkNewPassword(password, fieldValue(form, 'again'));
    setFault(found);
    if (!found) onAccept(password);
  };

  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
    >
      <h1>{fill(words['invite.title'], { name: displayName })}</h1>
      <p class="door-lead">
        {needsPassword ? fill(words['invite.choose'], { login }) : words['invite.lead']}
      </p>
      {needsPassword && <NewPasswordFields login={login} fault={fault} />}
      <button type="submit" class="button button-main" aria-disabled={pending}>
        {pending ? words['door.pending'] : fill(words['invite.accept'], { name: displayName })}
      </button>
    </form>
  );
}

type FieldsProps = { readonly login: string; readonly fault: PasswordFault | null };

function NewPasswordFields({ login, fault }: FieldsProps) {
  const { words } = useSpeech();
  const text = fault && fill(words[`fault.${fault}`], LENGTHS);
  return (
    <>
      {/* Tells a password manager whose password this is. */}
      <input type="text" name="login" autocomplete="username" value={login} hidden readOnly />
      <Field
        label={words['invite.new']}
        name="new"
        type="password"
        autocomplete="new-password"
        hint={fill(words['invite.rule'], LENGTHS)}
        fault={fault === 'different' ? null : text}
      />
      <Field
        label={words['invite.again']}
        name="again"
        type="password"
        autocomplete="new-password"
        fault={fault === 'different' ? text : null}
      />
    </>
  );
}
