import { LIMITS } from '../../shared/limits.ts';
import { NO_MARKS, type AgentId, type Entry, type Marks, type Side } from '../../shared/model.ts';
import type { LocalStore } from './local-methods.ts';
import type { Rows } from './rows.ts';
import type {
  Appended,
  ClaimAttempt,
  Claimed,
  Conversation,
  ConversationStore,
  Logged,
  Loss,
  NewConversation,
  NewMessage,
  OpenedConversation,
} from './store.ts';

type Body = Entry extends infer Kind
  ? Kind extends Entry
    ? Omit<Kind, 'seq' | 'at'>
    : never
  : never;
type Rules = Pick<LocalStore, keyof ConversationStore>;

/** Adds one entry. Times never go back (MS2). */
function addEntry(rows: Rows, next: Conversation, body: Body, senderId: string | null): Logged {
  const previous = rows.entry(next.id, next.head);
  const entry = { ...body, seq: next.head + 1, at: Math.max(rows.now(), previous?.at ?? 0) };
  rows.insertEntry(next.id, entry, senderId);
  return { conversation: { ...next, head: entry.seq }, entry };
}

/** Adds the entry of a turn, and saves the conversation as it stands after it. */
function log(rows: Rows, next: Conversation, body: Body): Logged {
  const logged = addEntry(rows, next, body, null);
  rows.updateConversation(logged.conversation);
  return logged;
}

/** The agent has a slot more or less from now on: they are the one idle shortest. */
function restartIdle(rows: Rows, agentId: AgentId): void {
  const presence = rows.presence(agentId);
  if (presence) rows.savePresence({ ...presence, idleSince: rows.now() });
}

function open(rows: Rows, opening: NewConversation): OpenedConversation {
  const latest = rows.latestConversationOf(opening.visitorId);
  if (latest && latest.status !== 'closed')
    return { outcome: 'already_open', conversation: latest };
  if (rows.countQueued(opening.siteId) >= LIMITS.queuedConversations)
    return { outcome: 'queue_full' };
  if (rows.hasCaseCode(opening.caseCode)) return { outcome: 'code_taken' };
  const now = rows.now();
  const conversation: Conversation = {
    ...opening,
    epoch: rows.incarnation(),
    head: 0,
    openedAt: now,
    queuedAt: now,
    aepoch: 0,
    marks: NO_MARKS,
    status: 'queued',
  };
  rows.insertConversation(conversation);
  return { outcome: 'opened', conversation };
}

function append(rows: Rows, message: NewMessage): Appended {
  const { conversationId, side, senderId, name, cmid, text, aepoch } = message;
  const conversation = rows.conversation(conversationId);
  if (!conversation) return { outcome: 'not_found' };
  // Somebody else's conversation does not exist for a visitor (RS8).
  if (side === 'visitor' && conversation.visitorId !== senderId) return { outcome: 'not_found' };
  const earlier = rows.entryByCmid(conversationId, senderId, cmid);
  if (earlier) {
    const same = earlier.kind === 'message' && earlier.text === text;
    return same
      ? { outcome: 'repeated', conversation, entry: earlier }
      : { outcome: 'cmid_conflict' };
  }
  if (conversation.status === 'closed') return { outcome: 'closed' };
  if (side === 'agent') {
    const theirs = conversation.status === 'assigned' && conversation.assigneeId === senderId;
    if (!theirs || conversation.aepoch !== aepoch) return { outcome: 'not_assigned' };
  }
  const body = { kind: 'message', side, cmid, text, name } as const;
  const logged = addEntry(rows, conversation, body, senderId);
  rows.updateHead(conversation.id, logged.entry.seq);
  return { outcome: 'stored', ...logged };
}

function claim(rows: Rows, attempt: ClaimAttempt): Claimed {
  const conversation = rows.conversation(attempt.conversationId);
  if (conversation?.status !== 'queued' || conversation.aepoch !== attempt.aepoch) {
    return { outcome: 'taken' };
  }
  if (rows.countAssigned(attempt.agentId) >= attempt.capacity) {
    return { outcome: 'over_capacity' };
  }
  restartIdle(rows, attempt.agentId);
  const { agentId: assigneeId, name } = attempt;
  const next = {
    ...conversation,
    status: 'assigned',
    assigneeId,
    aepoch: attempt.aepoch + 1,
  } as const;
  return { outcome: 'claimed', ...log(rows, next, { kind: 'assigned', name }) };
}

const raised = (before: number, wanted: number, head: number): number =>
  Math.max(before, Math.min(wanted, head));

function marksAfter(
  conversation: Conversation,
  side: Side,
  delivered: number,
  read: number,
): Marks {
  const { marks, head } = conversation;
  const reached = Math.max(delivered, read);
  return side === 'visitor'
    ? {
        ...marks,
        visitorDelivered: raised(marks.visitorDelivered, reached, head),
        visitorRead: raised(marks.visitorRead, read, head),
      }
    : {
        ...marks,
        agentDelivered: raised(marks.agentDelivered, reached, head),
        agentRead: raised(marks.agentRead, read, head),
      };
}

/** Whether the log has what somebody read: the same entry, as far as its time tells. */
function hasStill(rows: Rows, { head }: Conversation, { conversationId, last, at }: Loss): boolean {
  if (last > head) return false;
  return at === null || last === 0 || rows.entry(conversationId, last)?.at === at;
}

function admitLoss(rows: Rows, loss: Loss): Logged | null {
  const { conversationId, epoch, nextEpoch } = loss;
  const conversation = rows.conversation(conversationId);
  if (conversation?.epoch !== epoch || hasStill(rows, conversation, loss)) return null;
  // Whoever says so may lie: of an ended conversation, or too often, it changes nothing.
  if (conversation.status === 'closed') return null;
  if (rows.countLosses(conversationId) >= LIMITS.lossesAdmitted) return null;
  return log(rows, { ...conversation, epoch: nextEpoch }, { kind: 'data_loss' });
}

/** Rules MS, RS9, OP1, OP5, QU, RT2, RT4 and the fences, over plain rows. */
export const createConversationRules = (rows: Rows): Rules => ({
  openConversation: (opening) => open(rows, opening),
  conversation: (id) => rows.conversation(id),
  conversationOf: (visitorId) => rows.latestConversationOf(visitorId),
  appendMessage: (message) => append(rows, message),
  entriesAfter: (id, after, limit) => rows.entriesAfter(id, after, limit),
  queue: () => rows.queued(),
  assignedTo: (agentId) => rows.assignedTo(agentId),
  claim: (attempt) => claim(rows, attempt),
  release(id, aepoch, reason) {
    const conversation = rows.conversation(id);
    if (conversation?.status !== 'assigned' || conversation.aepoch !== aepoch) return null;
    restartIdle(rows, conversation.assigneeId);
    const { assigneeId: _, ...rest } = conversation;
    return log(
      rows,
      { ...rest, status: 'queued', aepoch: aepoch + 1 },
      { kind: 'requeued', reason },
    );
  },
  closeConversation(id, by, name) {
    const conversation = rows.conversation(id);
    if (!conversation || conversation.status === 'closed') return null;
    const assigneeId = conversation.status === 'assigned' ? conversation.assigneeId : null;
    if (assigneeId) restartIdle(rows, assigneeId);
    const next = { ...conversation, status: 'closed', assigneeId, closedBy: by } as const;
    return log(rows, next, { kind: 'closed', by, name });
  },
  eraseClosedBefore(at) {
    const ended = rows.closedBefore(at);
    ended.forEach(rows.deleteConversation);
    return ended.length;
  },
  markSeen(id, side, delivered, read) {
    const conversation = rows.conversation(id);
    if (!conversation) return null;
    const marks = marksAfter(conversation, side, delivered, read);
    rows.updateConversation({ ...conversation, marks });
    return marks;
  },
  admitLoss: (loss) => admitLoss(rows, loss),
});
