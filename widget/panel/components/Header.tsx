import { Icon } from './Icon.tsx';
import type { Tools } from './tools.ts';

function titleOf({ state, strings }: Tools): string {
  const { conversation } = state;
  if (conversation?.status === 'assigned') return conversation.agentName;
  if (conversation) return conversation.status === 'queued' ? strings.waiting : strings.ended;
  return state.view === 'details' && !state.isResuming ? strings.details : strings.title;
}

export function Header(tools: Tools) {
  const { model, state, strings } = tools;
  const isAssigned = state.conversation?.status === 'assigned';
  // Also while waiting, so that nothing moves when an agent comes.
  const hasLine = isAssigned || state.conversation?.status === 'queued';
  const title = titleOf(tools);
  const isLive = state.link === 'live';
  return (
    // Not the page's banner.
    <header role="none">
      {title === strings.details ? (
        <button class="icon-button" aria-label={strings.toHelp} onClick={() => model.show('help')}>
          <Icon name="back" />
        </button>
      ) : (
        <Icon name="lamp" />
      )}
      <div class="title">
        <h2 id="p-title" tabIndex={-1}>
          {title}
        </h2>
        {hasLine && (
          <p class={isLive ? 'live' : ''}>{isLive ? strings.live : strings.reconnecting}</p>
        )}
      </div>
      {isAssigned && (
        <button class="end" onClick={() => model.set({ isEnding: true }, '.confirm button')}>
          {strings.end}
        </button>
      )}
      <button class="icon-button" aria-label={strings.minimise} onClick={() => model.close()}>
        <Icon name="minimise" />
      </button>
    </header>
  );
}
