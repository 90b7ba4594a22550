import type { AgentConversation, Entry, Marks } from '../shared/model.ts';

/** `returned`: back in the queue, or another agent's. */
export type Standing = 'mine' | 'closed' | 'returned';

/** What has become of a conversation, from the relay's snapshot and the end of the log. */
export function toStanding(
  isMine: boolean,
  conversation: AgentConversation,
  entries: readonly Entry[],
): Standing {
  if (entries.some((entry) => entry.kind === 'closed') || conversation.status === 'closed')
    return 'closed';
  return isMine ? 'mine' : 'returned';
}

/** Visitor's messages beyond what the agent has read. */
export const unreadCount = (entries: readonly Entry[], { agentRead }: Marks): number =>
  entries.filter(
    (entry) => entry.seq > agentRead && entry.kind === 'message' && entry.side === 'visitor',
  ).length;

/** The higher of each mark: they never go back (PR5). */
export const withHigherMarks = (a: Marks, b: Marks): Marks => ({
  visitorDelivered: Math.max(a.visitorDelivered, b.visitorDelivered),
  visitorRead: Math.max(a.visitorRead, b.visitorRead),
  agentDelivered: Math.max(a.agentDelivered, b.agentDelivered),
  agentRead: Math.max(a.agentRead, b.agentRead),
});

export type MessageState = 'sent' | 'delivered' | 'read';

/** How far a stored message of the agent's has come on the visitor's side. */
export function toMessageState(seq: number, marks: Marks): MessageState {
  if (seq <= marks.visitorRead) return 'read';
  return seq <= marks.visitorDelivered ? 'delivered' : 'sent';
}
