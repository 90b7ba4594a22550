import type { AgentId, ConversationId, Entry, SiteId, VisitorId } from '../../shared/model.ts';
import type {
  Agent,
  AgentSession,
  Conversation,
  Person,
  Presence,
  Site,
  Waiting,
} from './store.ts';

export type VisitorToken = {
  readonly hash: string;
  readonly siteId: SiteId;
  readonly visitorId: VisitorId;
  readonly parent: string | null;
  readonly expiresAt: number;
  /** Whether its successor was presented: from then on its end is fixed. */
  readonly superseded: boolean;
  /** No token of this visitor lives longer. */
  readonly endsAt: number;
};

/** What is kept of a presence; the rest follows from relays, connections and conversations. */
export type PresenceRow = Pick<Presence, 'agentId' | 'available' | 'leaseUntil' | 'idleSince'>;
export type Relay = { readonly id: string; readonly until: number };
/** An entry with what makes a retry of it harmless: who sent it. */
export type KeptEntry = { readonly entry: Entry; readonly senderId: string | null };
export type Invite = { readonly agentId: AgentId; readonly expiresAt: number };

/**
 * Rows, as the drivers on one machine keep them: plain reads and writes without rules. The rules
 * stand above, once, in the `…-rules.ts` files, and run inside one transaction.
 */
export type Rows = {
  /** Ms since epoch. */
  now(): number;
  conversation(id: ConversationId): Conversation | null;
  latestConversationOf(visitorId: VisitorId): Conversation | null;
  insertConversation(conversation: Conversation): void;
  updateConversation(conversation: Conversation): void;
  /** The one change that every message makes. */
  updateHead(id: ConversationId, head: number): void;
  /** Closed ones whose last entry is older than `at`. */
  closedBefore(at: number): ConversationId[];
  deleteConversation(id: ConversationId): void;
  hasCaseCode(caseCode: string): boolean;
  /** Ids in the order of opening. */
  conversationIds(skip: number, limit: number): ConversationId[];
  queued(): Waiting[];
  countQueued(siteId: SiteId): number;
  assignedTo(agentId: AgentId): Conversation[];
  countAssigned(agentId: AgentId): number;
  entry(id: ConversationId, seq: number): Entry | null;
  entriesAfter(id: ConversationId, after: number, limit: number): Entry[];
  entryByCmid(id: ConversationId, senderId: string, cmid: string): Entry | null;
  countLosses(id: ConversationId): number;
  /** The whole log. */
  keptEntries(id: ConversationId): KeptEntry[];
  insertEntry(id: ConversationId, entry: Entry, senderId: string | null): void;
  incarnation(): string;
  setIncarnation(incarnation: string): void;
  presence(agentId: AgentId): PresenceRow | null;
  presences(): PresenceRow[];
  savePresence(presence: PresenceRow): void;
  relays(): Relay[];
  saveRelay(relay: Relay): void;
  /** With its connections. */
  deleteRelay(id: string): void;
  connect(relayId: string, personId: Person['id']): void;
  disconnect(relayId: string, personId: Person['id']): void;
  peopleAt(relayId: string): Person['id'][];
  /** The relays that have a connection of this person. */
  relaysOf(personId: Person['id']): string[];
  saveSite(site: Site): void;
  site(id: string): Site | null;
  sites(): Site[];
  saveAgent(agent: Agent): void;
  agent(id: AgentId): Agent | null;
  agentByLogin(login: string): Agent | null;
  agents(): Agent[];
  replaceInvites(hash: string, invite: Invite): void;
  invite(hash: string): Invite | null;
  invites(): (Invite & { readonly hash: string })[];
  deleteInvite(hash: string): void;
  saveSession(session: AgentSession): void;
  session(hash: string): AgentSession | null;
  sessions(): AgentSession[];
  deleteSession(hash: string): void;
  deleteSessionsOf(agentId: AgentId): void;
  visitorToken(hash: string): VisitorToken | null;
  visitorTokens(): VisitorToken[];
  saveVisitorToken(token: VisitorToken): void;
  deleteVisitorTokensBefore(now: number): void;
};
