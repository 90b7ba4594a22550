import { useId } from 'preact/hooks';

type Props = {
  readonly label: string;
  readonly name: string;
  readonly type: 'text' | 'password';
  readonly autocomplete: string;
  readonly hint?: string;
  readonly fault?: string | null;
};

/** A labelled field of a sign-in form, with what is wrong with it below. */
export function Field({ label, name, type, autocomplete, hint, fault }: Props) {
  const id = useId();
  const text = fault ?? hint;
  const attributes = {
    id,
    name,
    autocomplete,
    autocapitalize: 'none',
    spellcheck: false,
    required: true,
    'aria-invalid': fault ? true : undefined,
    'aria-describedby': text ? `${id}-text` : undefined,
  } as const;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === 'password' ? (
        <input type="password" {...attributes} />
      ) : (
        <input type="text" {...attributes} />
      )}
      {text && (
        <p id={`${id}-text`} class={fault ? 'field-fault' : 'field-hint'}>
          {text}
        </p>
      )}
    </div>
  );
}

/** What stands in a form's field when it is submitted. */
export function fieldValue(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
