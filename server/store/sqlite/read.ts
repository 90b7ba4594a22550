import type {
  AgentId,
  ConversationId,
  Entry,
  Side,
  SiteId,
  VisitorId,
} from '../../../shared/model.ts';
import type { Locale } from '../../../shared/report.ts';
import type { Invite, KeptEntry, PresenceRow, Relay, VisitorToken } from '../rows.ts';
import type { Agent, AgentSession, Conversation, Person, Site, Waiting } from '../store.ts';

/** A row as the driver gives it. Only our own statements wrote it, so its types are known. */
export type Row = Record<string, unknown>;

const text = <Text extends string = string>(row: Row, column: string): Text => row[column] as Text;
const orNull = <Text extends string = string>(row: Row, column: string): Text | null =>
  row[column] as Text | null;
const number = (row: Row, column: string): number => Number(row[column]);
const flag = (row: Row, column: string): boolean => Number(row[column]) === 1;
const json = <Value>(row: Row, column: string): Value => JSON.parse(text(row, column));

export function asEntry(row: Row): Entry {
  const body = json<Record<string, unknown>>(row, 'body');
  return { ...body, kind: row['kind'], seq: number(row, 'seq'), at: number(row, 'at') } as Entry;
}

export function readConversation(row: Row): Conversation {
  const common = {
    id: text<ConversationId>(row, 'id'),
    siteId: text<SiteId>(row, 'site_id'),
    visitorId: text<VisitorId>(row, 'visitor_id'),
    caseCode: text(row, 'case_code'),
    epoch: text(row, 'epoch'),
    head: number(row, 'head'),
    report: json<Conversation['report']>(row, 'report'),
    locale: text<Locale>(row, 'locale'),
    openedAt: number(row, 'opened_at'),
    queuedAt: number(row, 'queued_at'),
    aepoch: number(row, 'aepoch'),
    marks: {
      visitorDelivered: number(row, 'visitor_delivered'),
      visitorRead: number(row, 'visitor_read'),
      agentDelivered: number(row, 'agent_delivered'),
      agentRead: number(row, 'agent_read'),
    },
  };
  const status = text<Conversation['status']>(row, 'status');
  if (status === 'queued') return { ...common, status };
  if (status === 'assigned') return { ...common, status, assigneeId: text(row, 'assignee_id') };
  const closedBy = text<Side>(row, 'closed_by');
  return { ...common, status, closedBy, assigneeId: orNull(row, 'assignee_id') };
}

export const readId = (row: Row): ConversationId => text(row, 'id');

export const readPersonId = (row: Row): Person['id'] => text(row, 'id');

export const readWaiting = (row: Row): Waiting => ({
  id: readId(row),
  siteId: text(row, 'site_id'),
  visitorId: text(row, 'visitor_id'),
  aepoch: number(row, 'aepoch'),
});

export const readKeptEntry = (row: Row): KeptEntry => ({
  entry: asEntry(row),
  senderId: orNull(row, 'sender_id'),
});

export const readRelay = (row: Row): Relay => ({
  id: text(row, 'id'),
  until: number(row, 'until'),
});

export const readPresence = (row: Row): PresenceRow => ({
  agentId: text<AgentId>(row, 'agent_id'),
  available: flag(row, 'available'),
  leaseUntil: number(row, 'lease_until'),
  idleSince: number(row, 'idle_since'),
});

export const readSite = (row: Row): Site => ({
  id: text<SiteId>(row, 'id'),
  name: text(row, 'name'),
  origins: json(row, 'origins'),
});

export const readAgent = (row: Row): Agent => ({
  id: text<AgentId>(row, 'id'),
  login: text(row, 'login'),
  displayName: text(row, 'display_name'),
  passwordHash: orNull(row, 'password_hash'),
  capacity: number(row, 'capacity'),
  siteIds: row['site_ids'] === null ? null : json(row, 'site_ids'),
  passwordless: flag(row, 'passwordless'),
  disabled: flag(row, 'disabled'),
});

export const readInvite = (row: Row): Invite & { readonly hash: string } => ({
  hash: text(row, 'hash'),
  agentId: text<AgentId>(row, 'agent_id'),
  expiresAt: number(row, 'expires_at'),
});

export const readSession = (row: Row): AgentSession => ({
  hash: text(row, 'hash'),
  agentId: text<AgentId>(row, 'agent_id'),
  csrf: text(row, 'csrf'),
  createdAt: number(row, 'created_at'),
  seenAt: number(row, 'seen_at'),
});

export const readToken = (row: Row): VisitorToken => ({
  hash: text(row, 'hash'),
  siteId: text<SiteId>(row, 'site_id'),
  visitorId: text<VisitorId>(row, 'visitor_id'),
  parent: orNull(row, 'parent'),
  expiresAt: number(row, 'expires_at'),
  superseded: flag(row, 'superseded'),
  endsAt: number(row, 'ends_at'),
});
