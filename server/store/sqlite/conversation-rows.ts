import type { Rows } from '../rows.ts';
import type { Conversation } from '../store.ts';
import type { Database } from './database.ts';
import { asEntry, readConversation, readId, readKeptEntry, readWaiting, type Row } from './read.ts';

type ConversationRows = Pick<
  Rows,
  | 'conversation'
  | 'latestConversationOf'
  | 'insertConversation'
  | 'updateConversation'
  | 'updateHead'
  | 'queued'
  | 'countQueued'
  | 'assignedTo'
  | 'countAssigned'
>;
type EntryRows = Pick<
  Rows,
  'entry' | 'entriesAfter' | 'entryByCmid' | 'countLosses' | 'keptEntries' | 'insertEntry'
>;

/** What may change after opening, as named parameters. */
const changing = (conversation: Conversation) => ({
  id: conversation.id,
  epoch: conversation.epoch,
  head: conversation.head,
  aepoch: conversation.aepoch,
  status: conversation.status,
  assignee: conversation.status === 'queued' ? null : conversation.assigneeId,
  closedBy: conversation.status === 'closed' ? conversation.closedBy : null,
  ...conversation.marks,
});

export function conversationRows(db: Database): ConversationRows {
  const byId = db.prepare('select * from conversation where id = ?');
  const latest = db.prepare(
    'select * from conversation where visitor_id = ? order by opened_at desc, rowid desc limit 1',
  );
  const insert = db.prepare(
    `insert into conversation values (:id, :siteId, :visitorId, :caseCode, :epoch, :head, :report,
     :locale, :openedAt, :queuedAt, :aepoch, :status, :assignee, :closedBy,
     :visitorDelivered, :visitorRead, :agentDelivered, :agentRead)`,
  );
  const update = db.prepare(
    `update conversation set epoch = :epoch, head = :head, aepoch = :aepoch, status = :status,
     assignee_id = :assignee, closed_by = :closedBy, visitor_delivered = :visitorDelivered,
     visitor_read = :visitorRead, agent_delivered = :agentDelivered, agent_read = :agentRead
     where id = :id`,
  );
  const moveHead = db.prepare('update conversation set head = ? where id = ?');
  const queued = db.prepare(
    `select id, site_id, visitor_id, aepoch from conversation where status = 'queued'
     order by queued_at, opened_at, rowid`,
  );
  const count = db.prepare(
    `select count(*) as n from conversation where status = 'queued' and site_id = ?`,
  );
  const assigned = db.prepare(
    `select * from conversation where status = 'assigned' and assignee_id = ? order by opened_at`,
  );
  const countAssigned = db.prepare(
    `select count(*) as n from conversation where status = 'assigned' and assignee_id = ?`,
  );
  const read = (row: Row | undefined) => (row ? readConversation(row) : null);
  return {
    conversation: (id) => read(byId.get(id)),
    latestConversationOf: (visitorId) => read(latest.get(visitorId)),
    insertConversation(conversation) {
      const { siteId, visitorId, caseCode, locale, openedAt, queuedAt } = conversation;
      const fixed = { siteId, visitorId, caseCode, locale, openedAt, queuedAt };
      const report = JSON.stringify(conversation.report);
      insert.run({ ...fixed, ...changing(conversation), report });
    },
    updateConversation: (conversation) => void update.run(changing(conversation)),
    updateHead: (id, head) => void moveHead.run(head, id),
    queued: () => queued.all().map(readWaiting),
    countQueued: (siteId) => Number(count.get(siteId)?.['n']),
    assignedTo: (agentId) => assigned.all(agentId).map(readConversation),
    countAssigned: (agentId) => Number(countAssigned.get(agentId)?.['n']),
  };
}

type ArchiveRows = Pick<
  Rows,
  'hasCaseCode' | 'conversationIds' | 'closedBefore' | 'deleteConversation'
>;

/** All that is kept, open or ended. */
export function archiveRows(db: Database): ArchiveRows {
  const byCode = db.prepare('select 1 from conversation where case_code = ?');
  const ids = db.prepare('select id from conversation order by opened_at, rowid limit ? offset ?');
  const ended = db.prepare(
    `select id from conversation join entry on conversation_id = id and seq = head
     where status = 'closed' and at < ?`,
  );
  const dropEntries = db.prepare('delete from entry where conversation_id = ?');
  const drop = db.prepare('delete from conversation where id = ?');
  return {
    hasCaseCode: (caseCode) => byCode.get(caseCode) !== undefined,
    conversationIds: (skip, limit) => ids.all(limit, skip).map(readId),
    closedBefore: (at) => ended.all(at).map(readId),
    deleteConversation(id) {
      dropEntries.run(id);
      drop.run(id);
    },
  };
}

export function entryRows(db: Database): EntryRows {
  const one = db.prepare('select * from entry where conversation_id = ? and seq = ?');
  const after = db.prepare(
    'select * from entry where conversation_id = ? and seq > ? order by seq limit ?',
  );
  const losses = db.prepare(
    `select count(*) as n from entry where conversation_id = ? and kind = 'data_loss'`,
  );
  const all = db.prepare('select * from entry where conversation_id = ? order by seq');
  const byCmid = db.prepare(
    'select * from entry where conversation_id = ? and sender_id = ? and cmid = ?',
  );
  const insert = db.prepare('insert into entry values (?, ?, ?, ?, ?, ?, ?)');
  const read = (row: Row | undefined) => (row ? asEntry(row) : null);
  return {
    entry: (id, seq) => read(one.get(id, seq)),
    countLosses: (id) => Number(losses.get(id)?.['n']),
    keptEntries: (id) => all.all(id).map(readKeptEntry),
    entriesAfter: (id, seq, limit) => after.all(id, seq, limit).map(asEntry),
    entryByCmid: (id, senderId, cmid) => read(byCmid.get(id, senderId, cmid)),
    insertEntry(id, entry, senderId) {
      const { seq, at, kind, ...body } = entry;
      const cmid = entry.kind === 'message' ? entry.cmid : null;
      insert.run(id, seq, at, kind, senderId, cmid, JSON.stringify(body));
    },
  };
}
