import type { ConversationId } from '../../../shared/model.ts';
import type { Link } from '../../redis/link.ts';
import type { CopyStore, StoreRecord } from '../copy.ts';
import type { KeptEntry, VisitorToken } from '../rows.ts';
import type { Agent, AgentSession, Conversation, PresenceStore, Site } from '../store.ts';
import { turnOf } from '../turn-of.ts';
import { readRecord } from './conversations.ts';
import { valuesOf, type KeptToken } from './directory.ts';
import { DESK, keysOf, TOKENS, tokenKey } from './keys.ts';
import {
  asId,
  asIds,
  list,
  pairs,
  parse,
  readEntry,
  sorted,
  text,
  texts,
  type PresenceRow,
} from './read.ts';
import { STEPS } from './scripts.ts';

/** Entries written at a time. */
const CHUNK = 500;

type Conversed = Extract<StoreRecord, { kind: 'conversation' }>;
type Invite = { readonly agentId: string; readonly expiresAt: number };

async function tokens(link: Link): Promise<StoreRecord[]> {
  const keys: string[] = [];
  let cursor = '0';
  do {
    const reply = await link.command('SCAN', cursor, 'MATCH', `${TOKENS}*`, 'COUNT', '1000');
    const [next, found] = list(reply);
    cursor = text(next);
    keys.push(...texts(found));
  } while (cursor !== '0');
  const rows = await Promise.all(
    [...new Set(keys)].sort().map(async (key) => [key, await link.command('GET', key)] as const),
  );
  return rows.flatMap(([key, json]) => {
    if (json === null) return [];
    const { parent, ...rest } = parse<KeptToken>(text(json));
    const hash = key.slice(TOKENS.length);
    const token: VisitorToken = { ...rest, hash, parent: parent === '' ? null : parent };
    return [{ kind: 'token', token }];
  });
}

async function presences(link: Link): Promise<StoreRecord[]> {
  const rows = sorted(pairs(await link.command('HGETALL', DESK.presences)));
  return rows.map(([agentId, json]) => {
    const { available, idleSince } = parse<PresenceRow>(json);
    return { kind: 'presence', agentId: asId(agentId), available, idleSince };
  });
}

async function invites(link: Link): Promise<StoreRecord[]> {
  const rows = sorted(pairs(await link.command('HGETALL', DESK.invites)));
  return rows.map(([hash, json]) => {
    const { agentId, expiresAt } = parse<Invite>(json);
    return { kind: 'invite', hash, agentId: asId(agentId), expiresAt };
  });
}

async function conversationRecord(link: Link, id: ConversationId): Promise<Conversed | null> {
  const { log, messageIds } = keysOf(id);
  const [conversation, entries, ids] = await Promise.all([
    readRecord(link, id),
    link.command('LRANGE', log, '0', '-1'),
    link.command('HGETALL', messageIds),
  ]);
  if (!conversation) return null;
  const senders = new Map(
    pairs(ids).map(([name, seq]) => [Number(seq), name.slice(0, name.indexOf(':'))]),
  );
  const kept = list(entries).map((json): KeptEntry => {
    const entry = readEntry(json);
    return { entry, senderId: senders.get(entry.seq) ?? null };
  });
  return { kind: 'conversation', conversation, log: kept };
}

/** As the step that appends writes it: the text last, which a retry is compared with. */
function jsonOf({ entry }: KeptEntry): string {
  if (entry.kind !== 'message') return JSON.stringify(entry);
  const { seq, at, kind, side, cmid, name, text: said } = entry;
  return JSON.stringify({ seq, at, kind, side, cmid, name, text: said });
}

const messageIdOf = ({ entry, senderId }: KeptEntry): string[] =>
  entry.kind === 'message' ? [`${senderId}:${entry.cmid}`, String(entry.seq)] : [];

/** A conversation's record, as the steps that change it expect it. */
function fieldsOf({ conversation, log }: Conversed): string[] {
  const lastAt = log.at(-1)?.entry.at ?? 0;
  const { id, siteId, visitorId, caseCode, report, locale, status, aepoch, marks } = conversation;
  const fields = {
    opening: JSON.stringify({ id, siteId, visitorId, caseCode, report, locale }),
    visitor: visitorId,
    epoch: conversation.epoch,
    head: conversation.head,
    openedAt: conversation.openedAt,
    queuedAt: conversation.queuedAt,
    lastAt,
    turn: turnOf(conversation),
    status,
    aepoch,
    assignee: holderIn(conversation),
    closedBy: conversation.status === 'closed' ? conversation.closedBy : '',
    losses: log.filter(({ entry }) => entry.kind === 'data_loss').length,
    ...marks,
  };
  return Object.entries(fields).flatMap(([name, value]) => [name, String(value)]);
}

const holderIn = (conversation: Conversation): string =>
  conversation.status === 'queued' ? '' : (conversation.assigneeId ?? '');

async function restoreConversation(link: Link, { conversation, log }: Conversed): Promise<void> {
  const { id, siteId, visitorId, caseCode, status, aepoch, openedAt } = conversation;
  const keys = keysOf(id);
  const lastAt = log.at(-1)?.entry.at ?? 0;
  await link.command('DEL', keys.record, keys.log, keys.messageIds);
  await link.command('HSET', keys.record, ...fieldsOf({ kind: 'conversation', conversation, log }));
  for (let at = 0; at < log.length; at += CHUNK) {
    const chunk = log.slice(at, at + CHUNK);
    await link.command('RPUSH', keys.log, ...chunk.map(jsonOf));
    const ids = chunk.flatMap(messageIdOf);
    if (ids.length > 0) await link.command('HSET', keys.messageIds, ...ids);
  }
  const lists = [DESK.opened, DESK.open, DESK.queue, DESK.waiting];
  const args = [id, siteId, visitorId, caseCode, status, String(aepoch), holderIn(conversation)];
  await link.run(
    STEPS.restoreConversation,
    [...lists, DESK.latest, DESK.codes, DESK.held, DESK.closed],
    [...args, String(openedAt), String(lastAt)],
  );
}

async function restoreToken(link: Link, { hash, parent, ...rest }: VisitorToken): Promise<void> {
  const kept: KeptToken = { ...rest, parent: parent ?? '' };
  await link.command('SET', tokenKey(hash), JSON.stringify(kept), 'PXAT', String(rest.expiresAt));
}

async function restore(link: Link, clock: Clock, record: StoreRecord): Promise<void> {
  const put = (key: string, field: string, value: object) =>
    link.command('HSET', key, field, JSON.stringify(value));
  switch (record.kind) {
    case 'incarnation':
      return void (await link.command('SET', DESK.incarnation, record.incarnation));
    case 'site':
      return void (await put(DESK.sites, record.site.id, record.site));
    case 'agent': {
      const { id, login } = record.agent;
      const args = [id, login, JSON.stringify(record.agent)];
      return void (await link.run(STEPS.saveAgent, [DESK.agents, DESK.logins], args));
    }
    case 'presence': {
      const { agentId, available, idleSince } = record;
      const row: PresenceRow = { available, idleSince, leaseUntil: await clock.now() };
      return void (await put(DESK.presences, agentId, row));
    }
    case 'invite': {
      const args = [record.hash, record.agentId, '', String(record.expiresAt)];
      return void (await link.run(STEPS.saveInvite, [DESK.invites], args));
    }
    case 'session':
      return void (await put(DESK.sessions, record.session.hash, record.session));
    case 'token':
      return restoreToken(link, record.token);
    case 'conversation':
      return restoreConversation(link, record);
  }
}

type Clock = Pick<PresenceStore, 'now' | 'incarnation'>;

/** Reads and puts whole records. */
export const createCopy = (link: Link, clock: Clock): CopyStore => ({
  async directoryRecords() {
    const sites = await valuesOf<Site>(link, DESK.sites);
    const agents = await valuesOf<Agent>(link, DESK.agents);
    const sessions = await valuesOf<AgentSession>(link, DESK.sessions);
    return [
      { kind: 'incarnation', incarnation: await clock.incarnation() },
      ...sites.map((site) => ({ kind: 'site', site }) as const),
      ...agents.map((agent) => ({ kind: 'agent', agent }) as const),
      ...(await presences(link)),
      ...(await invites(link)),
      ...sessions.map((session) => ({ kind: 'session', session }) as const),
      ...(await tokens(link)),
    ];
  },
  async conversationIds(skip, limit) {
    const range = [String(skip), String(skip + limit - 1)];
    return asIds<ConversationId>(await link.command('ZRANGE', DESK.opened, ...range));
  },
  conversationRecord: (id) => conversationRecord(link, id),
  restore: (record) => restore(link, clock, record),
});
