import { createConversationRules } from './conversation-rules.ts';
import { createCopyRules } from './copy-rules.ts';
import { createDirectoryRules } from './directory-rules.ts';
import { createPresenceRules } from './presence-rules.ts';
import type { Rows } from './rows.ts';
import type { CopyableStore } from './copy.ts';
import type { LocalStore } from './local-methods.ts';

/** The store's promises, kept over plain rows. The caller makes each call one transaction. */
export const createLocalStore = (rows: Rows): LocalStore => ({
  ...createConversationRules(rows),
  ...createPresenceRules(rows),
  ...createDirectoryRules(rows),
  ...createCopyRules(rows),
});

/** Runs one of a local store's methods by name; whoever asked by that name knows the types. */
export function invoke(
  local: LocalStore,
  method: keyof LocalStore,
  args: readonly unknown[],
): unknown {
  const run: CallableFunction = local[method];
  return Reflect.apply(run, local, args);
}

export type CallStore = <Method extends keyof LocalStore>(
  method: Method,
  ...args: Parameters<LocalStore[Method]>
) => Promise<ReturnType<LocalStore[Method]>>;

/** A store over something that runs a local one's methods: this thread, or another. */
export const createStoreOver = (call: CallStore, close: () => Promise<void>): CopyableStore => ({
  openConversation: (opening) => call('openConversation', opening),
  conversation: (id) => call('conversation', id),
  conversationOf: (visitorId) => call('conversationOf', visitorId),
  appendMessage: (message) => call('appendMessage', message),
  entriesAfter: (id, after, limit) => call('entriesAfter', id, after, limit),
  queue: () => call('queue'),
  assignedTo: (agentId) => call('assignedTo', agentId),
  claim: (claim) => call('claim', claim),
  release: (id, aepoch, reason) => call('release', id, aepoch, reason),
  closeConversation: (id, by, name) => call('closeConversation', id, by, name),
  markSeen: (id, side, delivered, read) => call('markSeen', id, side, delivered, read),
  eraseClosedBefore: (at) => call('eraseClosedBefore', at),
  admitLoss: (loss) => call('admitLoss', loss),
  now: () => call('now'),
  incarnation: () => call('incarnation'),
  setAvailable: (agentId, available) => call('setAvailable', agentId, available),
  connect: (person, relayId) => call('connect', person, relayId),
  disconnect: (personId, relayId) => call('disconnect', personId, relayId),
  presences: () => call('presences'),
  connected: (visitorIds) => call('connected', visitorIds),
  renewRelay: (relayId, here) => call('renewRelay', relayId, here),
  endRelay: (relayId) => call('endRelay', relayId),
  saveSite: (site) => call('saveSite', site),
  site: (id) => call('site', id),
  sites: () => call('sites'),
  saveAgent: (agent) => call('saveAgent', agent),
  agent: (id) => call('agent', id),
  agentByLogin: (login) => call('agentByLogin', login),
  agents: () => call('agents'),
  saveInvite: (hash, agentId) => call('saveInvite', hash, agentId),
  invite: (hash, take) => call('invite', hash, take),
  saveSession: (session) => call('saveSession', session),
  session: (hash) => call('session', hash),
  endSession: (hash) => call('endSession', hash),
  isSignedIn: (agentId) => call('isSignedIn', agentId),
  endedSessions: (hashes) => call('endedSessions', hashes),
  endSessionsOf: (agentId) => call('endSessionsOf', agentId),
  rotateVisitorToken: (rotation) => call('rotateVisitorToken', rotation),
  touchVisitorToken: (hash) => call('touchVisitorToken', hash),
  directoryRecords: () => call('directoryRecords'),
  conversationIds: (skip, limit) => call('conversationIds', skip, limit),
  conversationRecord: (id) => call('conversationRecord', id),
  restore: (record) => call('restore', record),
  close,
});
