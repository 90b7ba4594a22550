import type { ConversationId } from '../../shared/model.ts';
import type { CopyStore, StoreRecord } from './copy.ts';
import type { LocalStore } from './local-methods.ts';
import type { Rows } from './rows.ts';

const directoryRecords = (rows: Rows): StoreRecord[] => [
  { kind: 'incarnation', incarnation: rows.incarnation() },
  ...rows.sites().map((site) => ({ kind: 'site', site }) as const),
  ...rows.agents().map((agent) => ({ kind: 'agent', agent }) as const),
  ...rows
    .presences()
    .map(
      ({ agentId, available, idleSince }) =>
        ({ kind: 'presence', agentId, available, idleSince }) as const,
    ),
  ...rows.invites().map((invite) => ({ kind: 'invite', ...invite }) as const),
  ...rows.sessions().map((session) => ({ kind: 'session', session }) as const),
  ...rows
    .visitorTokens()
    .filter(({ expiresAt }) => expiresAt > rows.now())
    .map((token) => ({ kind: 'token', token }) as const),
];

function conversationRecord(rows: Rows, id: ConversationId): StoreRecord | null {
  const conversation = rows.conversation(id);
  return conversation && { kind: 'conversation', conversation, log: rows.keptEntries(id) };
}

function restoreConversation(
  rows: Rows,
  { conversation, log }: Extract<StoreRecord, { kind: 'conversation' }>,
): void {
  rows.deleteConversation(conversation.id);
  rows.insertConversation(conversation);
  for (const { entry, senderId } of log) rows.insertEntry(conversation.id, entry, senderId);
}

function restore(rows: Rows, record: StoreRecord): void {
  switch (record.kind) {
    case 'incarnation':
      return rows.setIncarnation(record.incarnation);
    case 'site':
      return rows.saveSite(record.site);
    case 'agent':
      return rows.saveAgent(record.agent);
    case 'presence': {
      const { agentId, available, idleSince } = record;
      return rows.savePresence({ agentId, available, idleSince, leaseUntil: rows.now() });
    }
    case 'invite': {
      const { hash, agentId, expiresAt } = record;
      return rows.replaceInvites(hash, { agentId, expiresAt });
    }
    case 'session':
      return rows.saveSession(record.session);
    case 'token':
      return rows.saveVisitorToken(record.token);
    case 'conversation':
      return restoreConversation(rows, record);
  }
}

/** Reads and puts whole records, over plain rows. */
export const createCopyRules = (rows: Rows): Pick<LocalStore, keyof CopyStore> => ({
  directoryRecords: () => directoryRecords(rows),
  conversationIds: (skip, limit) => rows.conversationIds(skip, limit),
  conversationRecord: (id) => conversationRecord(rows, id),
  restore: (record) => restore(rows, record),
});
