import { Field, fieldValue } from './Field.tsx';
import { useSpeech } from './speech.ts';

type Props = {
  readonly pending: boolean;
  onSubmit(login: string, password: string): void;
};

export function PasswordForm({ pending, onSubmit }: Props) {
  const { words } = useSpeech();
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        onSubmit(fieldValue(form, 'login').trim(), fieldValue(form, 'password'));
      }}
    >
      <Field label={words['door.login']} name="login" type="text" autocomplete="username" />
      <Field
        label={words['door.password']}
        name="password"
        type="password"
        autocomplete="current-password"
      />
      <button type="submit" class="button button-main" aria-disabled={pending}>
        {words[pending ? 'door.pending' : 'door.submit']}
      </button>
    </form>
  );
}
