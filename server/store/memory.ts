import type { AgentId, ConversationId } from '../../shared/model.ts';
import { newId } from '../ids.ts';
import type { LocalStore } from './local-methods.ts';
import { createLocalStore } from './local-store.ts';
import type { CopyableStore } from './copy.ts';
import type { Invite, KeptEntry, PresenceRow, Relay, Rows, VisitorToken } from './rows.ts';
import type { Agent, AgentSession, Conversation, Person, Site } from './store.ts';

type ConversationRows = Pick<
  Rows,
  | 'conversation'
  | 'latestConversationOf'
  | 'insertConversation'
  | 'updateConversation'
  | 'updateHead'
  | 'closedBefore'
  | 'deleteConversation'
  | 'hasCaseCode'
  | 'conversationIds'
  | 'queued'
  | 'countQueued'
  | 'assignedTo'
  | 'countAssigned'
>;
type EntryLogs = Map<ConversationId, KeptEntry[]>;
type EntryRows = Pick<
  Rows,
  'entry' | 'entriesAfter' | 'entryByCmid' | 'countLosses' | 'keptEntries' | 'insertEntry'
>;
type RelayRows = Pick<
  Rows,
  'relays' | 'saveRelay' | 'deleteRelay' | 'connect' | 'disconnect' | 'peopleAt' | 'relaysOf'
>;

function conversationRows(entries: EntryLogs): ConversationRows {
  const all = new Map<string, Conversation>();
  const where = (test: (conversation: Conversation) => boolean) => [...all.values()].filter(test);
  const assignedTo = (agentId: AgentId) =>
    where((c) => c.status === 'assigned' && c.assigneeId === agentId);
  return {
    conversation: (id) => all.get(id) ?? null,
    latestConversationOf: (visitorId) => where((c) => c.visitorId === visitorId).at(-1) ?? null,
    insertConversation: (conversation) => void all.set(conversation.id, conversation),
    updateConversation: (conversation) => void all.set(conversation.id, conversation),
    updateHead(id, head) {
      const conversation = all.get(id);
      if (conversation) all.set(id, { ...conversation, head });
    },
    closedBefore: (at) =>
      where((c) => c.status === 'closed' && (entries.get(c.id)?.at(-1)?.entry.at ?? 0) < at).map(
        ({ id }) => id,
      ),
    deleteConversation(id) {
      entries.delete(id);
      all.delete(id);
    },
    hasCaseCode: (caseCode) => where((c) => c.caseCode === caseCode).length > 0,
    conversationIds: (skip, limit) =>
      [...all.values()].slice(skip, skip + limit).map(({ id }) => id),
    queued: () => where((c) => c.status === 'queued').sort((a, b) => a.queuedAt - b.queuedAt),
    countQueued: (siteId) => where((c) => c.status === 'queued' && c.siteId === siteId).length,
    assignedTo,
    countAssigned: (agentId) => assignedTo(agentId).length,
  };
}

function entryRows(logs: EntryLogs): EntryRows {
  const logOf = (id: ConversationId) => logs.get(id) ?? [];
  return {
    entry: (id, seq) => logOf(id)[seq - 1]?.entry ?? null,
    entriesAfter: (id, after, limit) =>
      logOf(id)
        .slice(after, after + limit)
        .map((stored) => stored.entry),
    entryByCmid: (id, senderId, cmid) =>
      logOf(id).find(
        ({ entry, senderId: sender }) =>
          sender === senderId && entry.kind === 'message' && entry.cmid === cmid,
      )?.entry ?? null,
    countLosses: (id) => logOf(id).filter(({ entry }) => entry.kind === 'data_loss').length,
    keptEntries: (id) => logOf(id),
    insertEntry: (id, entry, senderId) => void logs.set(id, [...logOf(id), { entry, senderId }]),
  };
}

function relayRows(): RelayRows {
  const relays = new Map<string, Relay>();
  const connections = new Map<string, Set<Person['id']>>();
  return {
    relays: () => [...relays.values()],
    saveRelay: (relay) => void relays.set(relay.id, relay),
    deleteRelay(id) {
      relays.delete(id);
      connections.delete(id);
    },
    connect(relayId, personId) {
      connections.set(relayId, new Set(connections.get(relayId)).add(personId));
    },
    disconnect: (relayId, personId) => void connections.get(relayId)?.delete(personId),
    peopleAt: (relayId) => [...(connections.get(relayId) ?? [])],
    relaysOf: (personId) =>
      [...connections].filter(([, people]) => people.has(personId)).map(([id]) => id),
  };
}

function peopleRows(): Omit<
  Rows,
  keyof ConversationRows | keyof EntryRows | keyof RelayRows | 'now'
> {
  let incarnation = newId();
  const presences = new Map<string, PresenceRow>();
  const sites = new Map<string, Site>();
  const agents = new Map<string, Agent>();
  const invites = new Map<string, Invite>();
  const sessions = new Map<string, AgentSession>();
  const tokens = new Map<string, VisitorToken>();
  return {
    incarnation: () => incarnation,
    setIncarnation: (other) => void (incarnation = other),
    presence: (agentId) => presences.get(agentId) ?? null,
    presences: () => [...presences.values()],
    savePresence: (presence) => void presences.set(presence.agentId, presence),
    saveSite: (site) => void sites.set(site.id, site),
    site: (id) => sites.get(id) ?? null,
    sites: () => [...sites.values()],
    saveAgent: (agent) => void agents.set(agent.id, agent),
    agent: (id) => agents.get(id) ?? null,
    agentByLogin: (login) => [...agents.values()].find((agent) => agent.login === login) ?? null,
    agents: () => [...agents.values()],
    replaceInvites(hash, invite) {
      for (const [old, { agentId }] of invites) if (agentId === invite.agentId) invites.delete(old);
      invites.set(hash, invite);
    },
    invite: (hash) => invites.get(hash) ?? null,
    invites: () => [...invites].map(([hash, invite]) => ({ hash, ...invite })),
    deleteInvite: (hash) => void invites.delete(hash),
    saveSession: (session) => void sessions.set(session.hash, session),
    session: (hash) => sessions.get(hash) ?? null,
    sessions: () => [...sessions.values()],
    deleteSession: (hash) => void sessions.delete(hash),
    deleteSessionsOf(agentId) {
      for (const [hash, session] of sessions)
        if (session.agentId === agentId) sessions.delete(hash);
    },
    visitorToken: (hash) => tokens.get(hash) ?? null,
    visitorTokens: () => [...tokens.values()],
    saveVisitorToken: (token) => void tokens.set(token.hash, token),
    deleteVisitorTokensBefore(now) {
      for (const [hash, token] of tokens) if (token.expiresAt <= now) tokens.delete(hash);
    },
  };
}

const later =
  <Args extends readonly unknown[], Answer>(method: (...args: Args) => Answer) =>
  (...args: Args): Promise<Answer> =>
    Promise.resolve(method(...args));

const answerLater = (local: LocalStore): Omit<CopyableStore, 'close'> => ({
  openConversation: later(local.openConversation),
  conversation: later(local.conversation),
  conversationOf: later(local.conversationOf),
  appendMessage: later(local.appendMessage),
  entriesAfter: later(local.entriesAfter),
  queue: later(local.queue),
  assignedTo: later(local.assignedTo),
  claim: later(local.claim),
  release: later(local.release),
  closeConversation: later(local.closeConversation),
  markSeen: later(local.markSeen),
  eraseClosedBefore: later(local.eraseClosedBefore),
  admitLoss: later(local.admitLoss),
  now: later(local.now),
  incarnation: later(local.incarnation),
  setAvailable: later(local.setAvailable),
  connect: later(local.connect),
  disconnect: later(local.disconnect),
  presences: later(local.presences),
  connected: later(local.connected),
  renewRelay: later(local.renewRelay),
  endRelay: later(local.endRelay),
  saveSite: later(local.saveSite),
  site: later(local.site),
  sites: later(local.sites),
  saveAgent: later(local.saveAgent),
  agent: later(local.agent),
  agentByLogin: later(local.agentByLogin),
  agents: later(local.agents),
  saveInvite: later(local.saveInvite),
  invite: later(local.invite),
  saveSession: later(local.saveSession),
  session: later(local.session),
  endSession: later(local.endSession),
  isSignedIn: later(local.isSignedIn),
  endedSessions: later(local.endedSessions),
  endSessionsOf: later(local.endSessionsOf),
  rotateVisitorToken: later(local.rotateVisitorToken),
  touchVisitorToken: later(local.touchVisitorToken),
  directoryRecords: later(local.directoryRecords),
  conversationIds: later(local.conversationIds),
  conversationRecord: later(local.conversationRecord),
  restore: later(local.restore),
});

/** Keeps nothing beyond the process: for tests, and for trying things out. */
export function createMemoryStore(now: () => number = Date.now): CopyableStore {
  const logs: EntryLogs = new Map();
  const rows = { now, ...conversationRows(logs), ...entryRows(logs) };
  const local = createLocalStore({ ...rows, ...relayRows(), ...peopleRows() });
  return { ...answerLater(local), close: () => Promise.resolve() };
}
