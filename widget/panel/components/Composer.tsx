import { LIMITS } from '../../../shared/limits.ts';
import { Icon } from './Icon.tsx';
import { takeTyped } from './take-typed.ts';
import { QUIET_FIELD } from './TextField.tsx';
import type { Tools } from './tools.ts';

export function Composer({ enter, model, state, strings }: Tools) {
  return (
    <form
      class="foot keeper-ignore"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        model.send();
      }}
    >
      <div class="write">
        <textarea
          rows={1}
          dir="auto"
          aria-label={strings.input}
          aria-describedby="p-keys"
          placeholder={state.conversation?.status === 'queued' ? strings.write : strings.input}
          maxLength={LIMITS.messageLength}
          value={state.draft}
          {...QUIET_FIELD}
          onInput={(event) => takeTyped(event, state.draft, (text) => model.type(text))}
          onKeyDown={enter.pressed}
          onCompositionUpdate={(event) => enter.composed(event.data)}
          onCompositionEnd={(event) => enter.compositionEnded(event.data)}
          onBlur={() => model.stillTypes(false)}
        />
        {/* Keeps the focus, and with it the phone's keyboard, in the field. */}
        <button
          class="main send"
          type="submit"
          aria-label={strings.send}
          onMouseDown={(event) => event.preventDefault()}
        >
          <Icon name="send" />
        </button>
      </div>
      <p class="quiet">{state.notice || `${strings.safety}. ${strings.sees}.`}</p>
      <p class="unseen" id="p-keys">
        {strings.keys}
      </p>
    </form>
  );
}
