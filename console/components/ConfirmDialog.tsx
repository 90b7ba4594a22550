import { useEffect, useId, useRef } from 'preact/hooks';
import { useSpeech } from './speech.ts';

type Props = {
  readonly title: string;
  readonly body: string;
  readonly confirm: string;
  onConfirm(): void;
  onCancel(): void;
};

export function ConfirmDialog({ title, body, confirm, onConfirm, onCancel }: Props) {
  const { words } = useSpeech();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <p id={`${id}-body`}>{body}</p>
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={onCancel}>
          {words['talk.cancel']}
        </button>
        <button type="button" class="button button-danger" onClick={onConfirm}>
          {confirm}
        </button>
      </div>
    </dialog>
  );
}
