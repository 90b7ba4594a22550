import { refusalText } from '../i18n/sentences.ts';
import type { Tools } from './tools.ts';

type Props = Tools & { readonly ask: string; readonly yes: string };

/** Asks before a conversation ends. The safe answer has the focus. */
export function Confirm({ model, state, strings, ask, yes }: Props) {
  return (
    <div class="note confirm" role="group" aria-label={ask}>
      <p>{ask}</p>
      {state.refusal && <p class="error">{refusalText(strings, state.refusal)}</p>}
      <div class="row">
        <button class="main" onClick={() => model.stay()}>
          {strings.stay}
        </button>
        <button onClick={() => model.end()}>{yes}</button>
      </div>
    </div>
  );
}
