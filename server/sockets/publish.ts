import type { Fact } from '../conversations/facts.ts';
import { toVisitorConversation } from '../conversations/views.ts';
import type { Log } from '../log.ts';
import type { Conversation, Store } from '../store/store.ts';
import type { Peers } from './peers.ts';
import type { Refresh } from './refresh.ts';
import { agentRoom, visitorRoom, type Spaces } from './server.ts';

export type PublishParts = Spaces & {
  readonly store: Store;
  readonly log: Log;
  readonly refresh: Refresh;
  readonly peers: Peers;
  /** Routing looks again. */
  dispatch(): void;
};

type Heard<Kind extends Fact['kind']> = Extract<Fact, { kind: Kind }>;

const holderOf = (conversation: Conversation) =>
  conversation.status === 'queued' ? null : conversation.assigneeId;

function publishEntry(parts: PublishParts, { conversation, entry }: Heard<'logged'>) {
  const { visitors, agents, log } = parts;
  const { id: conversationId, epoch } = conversation;
  // Never silent: the operator hears of it as the people in the conversation do.
  if (entry.kind === 'data_loss') log.error('store lost data', { conversation: conversationId });
  const fact = { conversationId, epoch, entry };
  visitors.to(visitorRoom(conversation.visitorId)).emit('entry:appended', fact);
  const holder = holderOf(conversation);
  if (holder) agents.to(agentRoom(holder)).emit('entry:appended', fact);
}

function publishMarks({ visitors, agents }: Spaces, { conversation, marks }: Heard<'marked'>) {
  const fact = { conversationId: conversation.id, marks };
  visitors.to(visitorRoom(conversation.visitorId)).emit('conversation:marked', fact);
  const holder = holderOf(conversation);
  if (holder) agents.to(agentRoom(holder)).emit('conversation:marked', fact);
}

function publishTyping({ visitors, agents }: Spaces, fact: Heard<'typing'>) {
  const { conversation, side, typing } = fact;
  const typed = { conversationId: conversation.id, typing };
  const holder = holderOf(conversation);
  if (side === 'agent') {
    visitors.to(visitorRoom(conversation.visitorId)).emit('agent:typing', typed);
  } else if (holder) agents.to(agentRoom(holder)).emit('visitor:typing', typed);
}

async function publishChange({ store, visitors }: PublishParts, conversation: Conversation) {
  const view = await toVisitorConversation(store, conversation);
  visitors.to(visitorRoom(conversation.visitorId)).emit('conversation:changed', view);
}

/** Who hears of what; the only file that addresses rooms. A hint: the store is the truth. */
export function createPublish(parts: PublishParts): (facts: readonly Fact[]) => void {
  const publishOne = (fact: Fact): void => {
    switch (fact.kind) {
      case 'logged':
        return publishEntry(parts, fact);
      case 'marked':
        return publishMarks(parts, fact);
      case 'typing':
        return publishTyping(parts, fact);
      case 'inbox':
        parts.refresh.inbox(fact.agentId);
        return parts.peers.tell(fact);
      case 'queue':
        parts.refresh.queue();
        parts.peers.tell(fact);
        return parts.dispatch();
      case 'changed':
        publishChange(parts, fact.conversation).catch((error: unknown) => {
          parts.log.warn('a change was not told', { conversation: fact.conversation.id }, error);
        });
    }
  };
  return (facts) => facts.forEach(publishOne);
}
