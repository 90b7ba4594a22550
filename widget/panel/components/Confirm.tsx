import type { Tools } from './tools.ts';

type Props = Tools & { readonly ask: string; readonly yes: string };

/** Asks before a conversation ends. The safe answer has the focus. */
export function Confirm({ model, strings, ask, yes }: Props) {
  return (
    <div class="note confirm" role="group" aria-label={ask}>
      <p>{ask}</p>
      <div class="row">
        <button class="main" onClick={() => model.set({ isEnding: false }, '.end')}>
          {strings.stay}
        </button>
        <button onClick={() => model.end()}>{yes}</button>
      </div>
    </div>
  );
}
