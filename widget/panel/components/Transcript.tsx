import type { VisitorConversation } from '../../../shared/model.ts';
import { dayText, systemText } from '../i18n/sentences.ts';
import { fill } from '../i18n/strings.ts';
import { toBlocks } from '../transcript.ts';
import { MessageGroup } from './MessageGroup.tsx';
import { QueueCard } from './QueueCard.tsx';
import type { Tools } from './tools.ts';

type Props = Tools & { readonly conversation: VisitorConversation };

export function Transcript({ conversation, ...tools }: Props) {
  const { parts, state, strings } = tools;
  const { attach, look, go } = tools.logEnd;
  const blocks = toBlocks(state.entries, state.outbox, conversation.marks);
  const lastMine = blocks.findLast((block) => block.kind === 'group' && block.side === 'visitor');
  return (
    <div class="log-frame">
      <div
        class="log"
        role="log"
        aria-live="off"
        aria-label={strings.log}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard
        tabIndex={0}
        ref={attach}
        onScroll={look}
      >
        <QueueCard {...tools} />
        <ol>
          {blocks.map((block) =>
            block.kind === 'group' ? (
              <MessageGroup {...tools} key={block.key} group={block} isLast={block === lastMine} />
            ) : (
              <li key={block.key} class={block.kind === 'dataLoss' ? 'system torn' : 'system'}>
                {block.kind === 'day'
                  ? dayText(parts.config.locale, block.at)
                  : systemText(strings, block)}
              </li>
            ),
          )}
          {state.agentTyping && conversation.status === 'assigned' && (
            <li class="quiet">{fill(strings.typing, { name: conversation.agentName })}</li>
          )}
        </ol>
      </div>
      {state.unread > 0 && (
        <button class="main pill" onClick={go}>
          {fill(strings.new, { n: state.unread })}
        </button>
      )}
    </div>
  );
}
