import type { RefObject } from 'preact';
import { useId, useMemo, useRef, useState } from 'preact/hooks';
import { createEnterRule } from '../../shared/enter-rule.ts';
import { LIMITS } from '../../shared/limits.ts';
import { fill } from '../i18n/words.ts';
import { findAskedSecret, type AskedSecret } from '../secret-guard.ts';
import { Icon } from './Icon.tsx';
import { useSpeech } from './speech.ts';

type Props = {
  readonly draft: string;
  onType(text: string): void;
  /** False when the message could not be taken; it then stays in the field. */
  onSend(text: string): boolean;
};

/** Why the text in the field was not sent. */
type Objection = AskedSecret | 'full';

const isTouch = () => matchMedia('(hover: none) and (pointer: coarse)').matches;

export function Composer({ draft, onType, onSend }: Props) {
  const { words } = useSpeech();
  const [text, setText] = useState(draft);
  const [objection, setObjection] = useState<Objection | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const tooMany = text.length - LIMITS.messageLength;

  const edit = (next: string) => {
    setText(next);
    setObjection(null);
    onType(next);
  };
  const submit = (written: string) => {
    if (written.trim() === '' || written.length > LIMITS.messageLength) return;
    const asked = findAskedSecret(written);
    if (asked) return setObjection(asked);
    if (!onSend(written)) return setObjection('full');
    edit('');
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        // The field, not the state: a composition may just have been committed into it.
        submit(field.current?.value ?? '');
      }}
    >
      {objection && <ObjectionNote objection={objection} />}
      <label class="unseen" for={id}>
        {words['write.label']}
      </label>
      <WritingField id={id} fieldRef={field} text={text} onEdit={edit} />
      <p id={`${id}-hint`} class="composer-hint">
        <Hint tooMany={tooMany} />
      </p>
      <button
        type="submit"
        class="button button-main composer-send"
        aria-disabled={text.trim() === '' || tooMany > 0}
      >
        <Icon name="send" />
        {words['write.send']}
      </button>
    </form>
  );
}

function Hint({ tooMany }: { readonly tooMany: number }) {
  const { words } = useSpeech();
  if (tooMany > 0) {
    return <strong class="composer-long">{fill(words['write.long'], { n: tooMany })}</strong>;
  }
  return (
    <>
      <span class="composer-keys">{words['write.keys']}. </span>
      {words['write.peek']}
    </>
  );
}

function ObjectionNote({ objection }: { readonly objection: Objection }) {
  const { words } = useSpeech();
  if (objection === 'full') {
    return (
      <p class="objection" role="alert">
        {words['write.full']}
      </p>
    );
  }
  return (
    <p class="objection" role="alert">
      <strong>{words['guard.title']}</strong>
      <span>{words[`guard.${objection}`]}</span>
    </p>
  );
}

type FieldProps = {
  readonly id: string;
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  onEdit(text: string): void;
};

function WritingField({ id, fieldRef, text, onEdit }: FieldProps) {
  const { words } = useSpeech();
  const enter = useMemo(
    () =>
      createEnterRule({
        send: () => fieldRef.current?.form?.requestSubmit(),
        afterCommit: (run) => setTimeout(run),
        now: () => performance.now(),
        isTouch,
      }),
    [fieldRef],
  );
  return (
    <textarea
      id={id}
      ref={fieldRef}
      rows={2}
      dir="auto"
      enterkeyhint="send"
      placeholder={words['write.placeholder']}
      aria-describedby={`${id}-hint`}
      value={text}
      onInput={(event) => onEdit(event.currentTarget.value)}
      onKeyDown={(event) => enter.pressed(event)}
      onCompositionUpdate={(event) => enter.composed(event.data)}
      onCompositionEnd={(event) => enter.compositionEnded(event.data)}
    />
  );
}
