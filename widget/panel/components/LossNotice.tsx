import { CopyButton } from './CopyButton.tsx';
import type { Tools } from './tools.ts';

/** Says that the conversation was lost, with what this page still knows of it. */
export function LossNotice(tools: Tools) {
  const { model, state, strings } = tools;
  const { lost, draft } = state;
  if (lost === null) return null;
  return (
    <div class="note loss">
      <p>
        <strong>{strings.recordLost}</strong>
        {draft && ` ${strings.draftKept}`}
      </p>
      {lost && (
        <details class="fold">
          <summary>{strings.log}</summary>
          <p class="so-far" dir="auto">
            {lost}
          </p>
          <CopyButton {...tools} id="lost" label={strings.copyAll} text={lost} />
        </details>
      )}
      <button type="button" onClick={() => model.dismissLoss()}>
        {strings.understood}
      </button>
    </div>
  );
}
