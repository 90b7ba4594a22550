import type {
  AgentId,
  ConversationId,
  Entry,
  Marks,
  RequeueReason,
  Side,
  SiteId,
  VisitorId,
} from '../../shared/model.ts';
import type { Locale, SubmittedReport } from '../../shared/report.ts';

/** One owner's pages. The id is the public key in the script tag. */
export type Site = {
  readonly id: SiteId;
  readonly name: string;
  /** Exact origins, `https://*.example.com` (one label), or `loopback` for any port of this machine. */
  readonly origins: readonly string[];
};

export type Agent = {
  readonly id: AgentId;
  readonly login: string;
  /** What visitors see. */
  readonly displayName: string;
  /** PHC string; null until the agent has chosen one. */
  readonly passwordHash: string | null;
  /** Conversations at a time. */
  readonly capacity: number;
  /** The sites they answer for; null is all of them. */
  readonly siteIds: readonly SiteId[] | null;
  /** Whether a one-time link may sign them in without choosing a password: the demo's agent only. */
  readonly passwordless: boolean;
  /** Whether they may not sign in (any more). */
  readonly disabled: boolean;
};

export type AgentSession = {
  /** SHA-256 of the cookie's value. */
  readonly hash: string;
  readonly agentId: AgentId;
  readonly csrf: string;
  readonly createdAt: number;
  readonly seenAt: number;
};

/**
 * Where an agent stands. A relay vouches for who is connected to it, as long as its own lease runs
 * by the store's clock: thirty seconds, renewed every ten.
 */
export type Presence = {
  readonly agentId: AgentId;
  readonly available: boolean;
  /** Whether a relay with a live lease has a connection of theirs. */
  readonly connected: boolean;
  /** When the last lease that vouches, or vouched, for them ends. */
  readonly leaseUntil: number;
  /** Since when they have had nothing new given or taken, ms by the store's clock. */
  readonly idleSince: number;
  /** Open conversations they hold. */
  readonly load: number;
};

/** Somebody with a page open. */
export type Person =
  | { readonly side: 'agent'; readonly id: AgentId }
  | { readonly side: 'visitor'; readonly id: VisitorId };

export type Conversation = {
  readonly id: ConversationId;
  readonly siteId: SiteId;
  readonly visitorId: VisitorId;
  readonly caseCode: string;
  readonly epoch: string;
  readonly head: number;
  readonly report: SubmittedReport;
  readonly locale: Locale;
  readonly openedAt: number;
  /** What the queue is ordered by; kept when a conversation is given back. */
  readonly queuedAt: number;
  /** Counts changes of assignee: the fence that a message of an earlier one fails at. */
  readonly aepoch: number;
  readonly marks: Marks;
} & (
  | { readonly status: 'queued' }
  | { readonly status: 'assigned'; readonly assigneeId: AgentId }
  | { readonly status: 'closed'; readonly assigneeId: AgentId | null; readonly closedBy: Side }
);

export type NewConversation = Pick<
  Conversation,
  'id' | 'siteId' | 'visitorId' | 'caseCode' | 'report' | 'locale'
>;

/** A place in the queue: what routing needs, and whom to tell. */
export type Waiting = Pick<Conversation, 'id' | 'siteId' | 'visitorId' | 'aepoch'>;

export type NewMessage = {
  readonly conversationId: ConversationId;
  readonly side: Side;
  /** The visitor's or the agent's id: message ids are unique for each sender. */
  readonly senderId: string;
  readonly name: string | null;
  readonly cmid: string;
  readonly text: string;
  /** The fence; null from a visitor. */
  readonly aepoch: number | null;
};

/** An entry and the conversation as it stands after it. */
export type Logged = { readonly conversation: Conversation; readonly entry: Entry };

export type Appended =
  | ({ readonly outcome: 'stored' | 'repeated' } & Logged)
  | { readonly outcome: 'not_found' | 'closed' | 'not_assigned' | 'cmid_conflict' };

export type Claimed =
  ({ readonly outcome: 'claimed' } & Logged) | { readonly outcome: 'taken' | 'over_capacity' };

export type OpenedConversation =
  | { readonly outcome: 'opened' | 'already_open'; readonly conversation: Conversation }
  | { readonly outcome: 'queue_full' | 'code_taken' };

/**
 * The log and the queue. Every method is atomic, and durable before it answers; a driver that
 * cannot keep that throws `StoreError`. Unknown ids answer null or an outcome, never throw.
 */
export type ConversationStore = {
  /**
   * Opens and enqueues, or returns the visitor's open one. Its epoch is the store's incarnation; its
   * case code is nobody else's.
   */
  openConversation(opening: NewConversation): Promise<OpenedConversation>;
  conversation(id: ConversationId): Promise<Conversation | null>;
  /** The visitor's open conversation, or else the one that ended last. */
  conversationOf(visitorId: VisitorId): Promise<Conversation | null>;
  /** Looks the message id up before anything else, so that a retry always gets its first answer. */
  appendMessage(message: NewMessage): Promise<Appended>;
  /** In order of seq, at most `limit`. */
  entriesAfter(id: ConversationId, after: number, limit: number): Promise<Entry[]>;
  /** Who waits, oldest first. */
  queue(): Promise<Waiting[]>;
  /** What this agent has open, oldest first. */
  assignedTo(agentId: AgentId): Promise<Conversation[]>;
  /** Compare-and-set on the fence, and on the agent's capacity. */
  claim(claim: ClaimAttempt): Promise<Claimed>;
  /** Back to the queue with its original waiting time; null when the fence has moved on. */
  release(id: ConversationId, aepoch: number, reason: RequeueReason): Promise<Logged | null>;
  /** Null when it was closed already. */
  closeConversation(id: ConversationId, by: Side, name: string | null): Promise<Logged | null>;
  /** Erases, log and report, what ended before `at` (ms by the store's clock); answers how many. */
  eraseClosedBefore(at: number): Promise<number>;
  /** Raises one side's marks, never beyond the head and never back. */
  markSeen(id: ConversationId, side: Side, delivered: number, read: number): Promise<Marks | null>;
  /**
   * Says that somebody has read up to `last` under this epoch, which was said `at`. When the log ends
   * before that, or has something else there, it has lost entries: it goes on under `nextEpoch`,
   * with an entry that says so. Null otherwise.
   */
  admitLoss(loss: Loss): Promise<Logged | null>;
};
export type Loss = {
  readonly conversationId: ConversationId;
  readonly epoch: string;
  readonly last: number;
  /** Null when they do not say. */
  readonly at: number | null;
  readonly nextEpoch: string;
};
export type ClaimAttempt = {
  readonly conversationId: ConversationId;
  readonly aepoch: number;
  readonly agentId: AgentId;
  readonly name: string;
  readonly capacity: number;
};

export type PresenceStore = {
  /** Ms since epoch by the store's clock: the only one that leases and expiries know. */
  now(): Promise<number>;
  /** Random, made with the store: one that was emptied, or is another, has another. */
  incarnation(): Promise<string>;
  setAvailable(agentId: AgentId, available: boolean): Promise<void>;
  /** The first page of a person at this relay has come. Nothing while the relay has no lease yet. */
  connect(person: Person, relayId: string): Promise<void>;
  /** The last page of a person at this relay has gone: they keep the lease they had. */
  disconnect(personId: Person['id'], relayId: string): Promise<void>;
  /** Of every agent who was ever here. */
  presences(): Promise<Presence[]>;
  /** Which of these have a page open, at whatever relay. */
  connected(visitorIds: readonly VisitorId[]): Promise<VisitorId[]>;
  /**
   * Extends the lease of a relay, and answers with those whose lease runs, this one among them.
   * With `here` exactly these people are at it, whatever was said before.
   */
  renewRelay(relayId: string, here?: readonly Person[]): Promise<string[]>;
  /** The relay stops in order: it vouches for nobody any more. */
  endRelay(relayId: string): Promise<void>;
};

/** Sites, agents and what they sign in with. Secrets come in as SHA-256 only. */
export type DirectoryStore = {
  saveSite(site: Site): Promise<void>;
  site(id: string): Promise<Site | null>;
  sites(): Promise<Site[]>;
  /** By id; a login that another agent has is refused with false. */
  saveAgent(agent: Agent): Promise<boolean>;
  agent(id: AgentId): Promise<Agent | null>;
  agentByLogin(login: string): Promise<Agent | null>;
  agents(): Promise<Agent[]>;
  /** Replaces the agent's earlier links. */
  saveInvite(hash: string, agentId: AgentId): Promise<void>;
  /** Whose link this is; `take` spends it, once, of however many try. Null when spent or expired. */
  invite(hash: string, take: boolean): Promise<AgentId | null>;
  /** Forgets those that are over. */
  saveSession(session: AgentSession): Promise<void>;
  /** Null when signed out or expired; otherwise counts as activity. */
  session(hash: string): Promise<AgentSession | null>;
  endSession(hash: string): Promise<void>;
  /** Whether any session of theirs lives. */
  isSignedIn(agentId: AgentId): Promise<boolean>;
  /** Which of these have ended, or belong to an agent who may not sign in. Counts as nothing. */
  endedSessions(hashes: readonly string[]): Promise<string[]>;
  /** Every one of an agent's: their password has changed. */
  endSessionsOf(agentId: AgentId): Promise<void>;
  /**
   * Takes a visitor's token and puts the next one beside it; with `presented` null a new visitor
   * begins. Null when the token is unknown, of another site, or has expired.
   */
  rotateVisitorToken(rotation: TokenRotation): Promise<VisitorId | null>;
  /** Starts the idle time of a token afresh: its page has just gone. */
  touchVisitorToken(hash: string): Promise<void>;
};
export type TokenRotation = {
  readonly siteId: SiteId;
  readonly presented: string | null;
  readonly next: string;
  readonly newVisitorId: VisitorId;
};

export type Store = ConversationStore &
  PresenceStore &
  DirectoryStore & {
    close(): Promise<void>;
  };
