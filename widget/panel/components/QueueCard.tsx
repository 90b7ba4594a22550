import { aheadText } from '../i18n/sentences.ts';
import { Confirm } from './Confirm.tsx';
import { Contact } from './Contact.tsx';
import { Steps } from './Steps.tsx';
import type { Tools } from './tools.ts';

export function QueueCard(tools: Tools) {
  const { model, parts, state, strings } = tools;
  const { conversation, entries, isEnding } = state;
  if (conversation?.status !== 'queued') return null;
  const { ahead, agentsOnline, caseCode } = conversation;
  const isFront = ahead === 0 && entries.some((entry) => entry.kind === 'requeued');
  return (
    <div class="queue">
      <p class="lead">{isFront ? strings.front : aheadText(strings, ahead)}</p>
      <p class="quiet">{agentsOnline ? strings.keepsPlace : strings.noAgent}</p>
      <p class="case">
        {strings.caseCode} <bdi dir="ltr">{caseCode}</bdi>
      </p>
      {parts.config.phone && <p class="quiet">{strings.caseHint}</p>}
      <details class="fold">
        <summary>{strings.meanwhile}</summary>
        <Steps {...tools} />
      </details>
      <Contact {...tools} />
      {isEnding ? (
        <Confirm {...tools} ask={strings.leaveAsk} yes={strings.leave} />
      ) : (
        <button class="plain end" onClick={() => model.set({ isEnding: true }, '.confirm button')}>
          {strings.leave}
        </button>
      )}
    </div>
  );
}
