import type { Tools } from './tools.ts';

type Props = Tools & { readonly id: string; readonly label: string; readonly text: string };

/** Not there where the browser has no clipboard for us, as on a page without TLS. */
export function CopyButton({ model, state, strings, id, label, text }: Props) {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (!clipboard) return null;
  return (
    <button
      type="button"
      onClick={() => void clipboard.writeText(text).then(() => model.copied(id))}
    >
      {state.copied === id ? strings.copied : label}
    </button>
  );
}
