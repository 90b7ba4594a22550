import { useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';

type Props = { readonly text: string; readonly label: string; readonly done: string };

/** Says that it copied, in place, until the pointer or focus goes elsewhere. */
export function CopyButton({ text, label, done }: Props) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // No clipboard for this page (plain HTTP, or refused): the text can be selected by hand.
    }
  };
  return (
    <button
      type="button"
      class="button button-quiet"
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
      onPointerLeave={() => setCopied(false)}
    >
      <Icon name={isCopied ? 'check' : 'copy'} />
      <span aria-live="polite">{isCopied ? done : label}</span>
    </button>
  );
}
