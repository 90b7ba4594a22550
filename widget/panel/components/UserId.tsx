import { formOf } from '../panel-state.ts';
import { TextField } from './TextField.tsx';
import type { Tools } from './tools.ts';

/** Text until the visitor asks to edit it, so that there is no input to be filled by a stranger. */
export function UserId(tools: Tools) {
  const { model, state, strings } = tools;
  const { userId } = formOf(state);
  if (state.isEditingId || state.errors.userId) {
    return <TextField {...tools} name="userId" label={strings.userId} hint={strings.userIdHint} />;
  }
  return (
    <div class="field">
      <p class="label" id="p-id">
        {strings.userId}
        {userId && !('userId' in state.edits) && <span class="tag">{strings.auto}</span>}
      </p>
      <div class="id">
        {userId ? <bdi dir="ltr">{userId}</bdi> : <span class="quiet">{strings.userIdHint}</span>}
        <button
          type="button"
          id="p-edit"
          aria-labelledby="p-edit p-id"
          onClick={() => model.set({ isEditingId: true }, '#p-userId')}
        >
          {strings.edit}
        </button>
      </div>
    </div>
  );
}
