import type { Head } from '../../shared/model.ts';
import { headOf, toVisitorConversation } from '../conversations/views.ts';
import type { Conversation, Store } from '../store/store.ts';
import type { AgentSocket, Spaces, VisitorSocket } from './server.ts';

/** Pages told at a time: a crowd must not keep the store from everybody else. */
const AT_ONCE = 50;

const factOf = (conversation: Conversation): { conversationId: string; head: Head } => ({
  conversationId: conversation.id,
  head: headOf(conversation),
});

/**
 * Where it stands, too: a page that missed its end would go on writing. Places in the queue are told
 * by this relay itself, which no lost hint keeps from it.
 */
async function tellVisitor(store: Store, socket: VisitorSocket): Promise<void> {
  const { known } = socket.data;
  const conversation = known && (await store.conversationOf(known.visitor.id));
  if (!conversation) return;
  socket.emit('conversation:head', factOf(conversation));
  if (conversation.status === 'queued') return;
  socket.emit('conversation:changed', await toVisitorConversation(store, conversation));
}

async function tellAgent(store: Store, socket: AgentSocket): Promise<void> {
  const held = await store.assignedTo(socket.data.agentId);
  for (const conversation of held) socket.emit('conversation:head', factOf(conversation));
}

async function inChunks<Item>(items: Iterable<Item>, tell: (item: Item) => Promise<void>) {
  const all = [...items];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    await Promise.all(all.slice(at, at + AT_ONCE).map(tell));
  }
}

/** Says each open conversation's head to its pages here: what finds a push that was lost (RS4). */
export async function sayHeads({
  visitors,
  agents,
  store,
}: Spaces & { readonly store: Store }): Promise<void> {
  await inChunks(visitors.sockets.values(), (socket) => tellVisitor(store, socket));
  await inChunks(agents.sockets.values(), (socket) => tellAgent(store, socket));
}
