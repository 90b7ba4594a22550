import type { Head } from '../../shared/model.ts';
import { headOf } from '../conversations/views.ts';
import type { Conversation, Store } from '../store/store.ts';
import type { Spaces } from './server.ts';

const factOf = (conversation: Conversation): { conversationId: string; head: Head } => ({
  conversationId: conversation.id,
  head: headOf(conversation),
});

/** Says each open conversation's head to its pages here: what finds a push that was lost (RS4). */
export async function sayHeads({
  visitors,
  agents,
  store,
}: Spaces & { readonly store: Store }): Promise<void> {
  for (const socket of visitors.sockets.values()) {
    const { known } = socket.data;
    const conversation = known && (await store.conversationOf(known.visitor.id));
    if (conversation) socket.emit('conversation:head', factOf(conversation));
  }
  for (const socket of agents.sockets.values()) {
    const held = await store.assignedTo(socket.data.agentId);
    for (const conversation of held) socket.emit('conversation:head', factOf(conversation));
  }
}
