import type { TargetedInputEvent } from 'preact';
import { fill } from '../i18n/strings.ts';
import { formOf } from '../panel-state.ts';
import { MAX_LENGTH, type TextField as Name } from '../report-form.ts';
import { takeTyped } from './take-typed.ts';
import type { Tools } from './tools.ts';

/** Keeps password managers from filling or saving a field; each maker reads another mark. */
export const QUIET_FIELD = {
  autocomplete: 'off',
  'data-1p-ignore': '',
  'data-lpignore': 'true',
  'data-bwignore': '',
  'data-form-type': 'other',
} as const;

type Props = Tools & {
  readonly name: Name | 'time';
  readonly label: string;
  readonly hint?: string;
};

/** What is wrong with a field, in words; null when nothing is. */
function errorText({ state, strings }: Tools, name: Props['name']): string | null {
  const error = state.errors[name];
  if (name === 'time') return error ? strings.timeOut : null;
  if (!error) return null;
  return fill(strings.long, { max: MAX_LENGTH[name], n: formOf(state)[name].length });
}

/** One field of the report: labelled, marked when it was filled in, its error right below. */
export function TextField({ name, label, hint, ...tools }: Props) {
  const { model, state, strings } = tools;
  const value = formOf(state)[name];
  const error = errorText(tools, name);
  const attributes = {
    id: `p-${name}`,
    value,
    ...QUIET_FIELD,
    'aria-invalid': error !== null,
    'aria-describedby': `p-${name}-error`,
    onInput: (event: TargetedInputEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      takeTyped(event, value, (text) => model.edit({ [name]: text })),
  } as const;
  return (
    <div class="field">
      <label for={`p-${name}`}>
        {label}
        {value && !(name in state.edits) && <span class="tag">{strings.auto}</span>}
      </label>
      {hint && <p class="quiet">{hint}</p>}
      {name === 'time' ? (
        <input
          type="datetime-local"
          {...attributes}
          onInput={(event) => model.edit({ time: event.currentTarget.value })}
        />
      ) : name === 'userId' ? (
        <input dir="ltr" autocapitalize="off" {...attributes} />
      ) : (
        <textarea rows={1} dir="auto" {...attributes} />
      )}
      <p class="error" id={`p-${name}-error`}>
        {error}
      </p>
    </div>
  );
}
