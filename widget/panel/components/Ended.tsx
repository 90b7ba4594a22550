import { toText } from '../transcript-text.ts';
import { CopyButton } from './CopyButton.tsx';
import type { Tools } from './tools.ts';

export function Ended(tools: Tools) {
  const { model, parts, state, strings } = tools;
  const code = state.conversation?.caseCode ?? '';
  const text = toText(state.entries, strings, parts.config.locale);
  return (
    <div class="foot">
      <p class="case">
        {strings.caseCode} <bdi dir="ltr">{code}</bdi>
      </p>
      <div class="row even">
        <button onClick={() => model.leave('details')}>{strings.againAsk}</button>
        <CopyButton
          {...tools}
          id="all"
          label={strings.copyAll}
          text={`${strings.caseCode} ${code}\n${text}`}
        />
      </div>
      <button
        class="main wide"
        onClick={() => {
          model.leave('help');
          model.close();
        }}
      >
        {strings.back}
      </button>
    </div>
  );
}
