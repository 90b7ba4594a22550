import type { Locale, SubmittedReport } from './report.ts';

/** Ids are 128 random bits, base64url: 22 characters. */
export type Branded<Name extends string> = string & { readonly __brand: Name };
export type SiteId = Branded<'site'>;
export type VisitorId = Branded<'visitor'>;
export type AgentId = Branded<'agent'>;
export type ConversationId = Branded<'conversation'>;

/** Who wrote an entry. `system` lines are drawn from their kind, never from text. */
export type Side = 'visitor' | 'agent';

/** One line of a conversation's ordered log. `seq` counts 1, 2, 3… without a hole within an epoch. */
export type Entry = { readonly seq: number; readonly at: number } & (
  | {
      readonly kind: 'message';
      readonly side: Side;
      /** The sender's own id for this message: what makes a retry harmless. */
      readonly cmid: string;
      readonly text: string;
      /** The agent's display name; null for the visitor. */
      readonly name: string | null;
    }
  | { readonly kind: 'assigned'; readonly name: string }
  | { readonly kind: 'requeued'; readonly reason: RequeueReason }
  | { readonly kind: 'closed'; readonly by: Side; readonly name: string | null }
  /** Part of what was said before is gone: the store lost it. */
  | { readonly kind: 'data_loss' }
);
export type MessageEntry = Extract<Entry, { kind: 'message' }>;

/** `lost`: the agent's lease ran out. `left`: they stepped away or signed out. */
export type RequeueReason = 'lost' | 'left';

/** How far each side has received and read, as seq. Never moves back. */
export type Marks = {
  readonly visitorDelivered: number;
  readonly visitorRead: number;
  readonly agentDelivered: number;
  readonly agentRead: number;
};
export const NO_MARKS: Marks = {
  visitorDelivered: 0,
  visitorRead: 0,
  agentDelivered: 0,
  agentRead: 0,
};

/** Where a conversation's log stands; `epoch` changes only when the store lost data. */
export type Head = { readonly epoch: string; readonly seq: number };

/** A stretch of a conversation's log, and whether more follows. */
export type LogPage = {
  readonly conversationId: string;
  readonly head: Head;
  readonly entries: readonly Entry[];
  readonly more: boolean;
};

/** A conversation as its visitor sees it. */
export type VisitorConversation = {
  readonly id: string;
  /** Said on the phone; a look-up key for agents, not a secret. */
  readonly caseCode: string;
  readonly marks: Marks;
  /** Counts the times it changed hands or ended, so that a page can tell old news. */
  readonly turn: number;
} & (
  | { readonly status: 'queued'; readonly ahead: number; readonly agentsOnline: boolean }
  | { readonly status: 'assigned'; readonly agentName: string }
  | { readonly status: 'closed'; readonly closedBy: Side }
);

/** The newer of what a page knows and what it just heard: an answer and a push may cross. */
export const newerOf = (
  known: VisitorConversation | null,
  heard: VisitorConversation,
): VisitorConversation => (known?.id === heard.id && known.turn > heard.turn ? known : heard);

/** A line of the agents' queue: enough to see who waits, nothing of what they wrote. */
export type QueueItem = {
  readonly id: string;
  readonly caseCode: string;
  readonly siteName: string;
  readonly cause: SubmittedReport['cause'];
  /** The claimed user id with its middle hidden. */
  readonly maskedUserId: string | null;
  readonly locale: Locale;
  readonly queuedAt: number;
  readonly aepoch: number;
  /** Whether the visitor wrote something while waiting. */
  readonly typedAhead: boolean;
};

/** A conversation as the agent it is assigned to sees it. */
export type AgentConversation = {
  readonly id: string;
  readonly caseCode: string;
  readonly siteName: string;
  readonly locale: Locale;
  readonly openedAt: number;
  /** The assignment's fence: a message sent under an older one is refused. */
  readonly aepoch: number;
  readonly report: SubmittedReport;
  readonly marks: Marks;
  readonly head: Head;
  readonly visitorOnline: boolean;
  readonly status: 'assigned' | 'closed';
};

/** `available` takes new conversations; `away` keeps those it has. At capacity an agent is `busy`. */
export type Availability = 'available' | 'busy' | 'away';

/** What an agent's console shows beside the open conversation. */
export type Inbox = {
  readonly availability: Availability;
  readonly capacity: number;
  readonly queue: readonly QueueItem[];
  /** Everyone waiting, also those beyond the listed ones. */
  readonly waiting: number;
  readonly mine: readonly AgentConversation[];
};

export type AgentProfile = {
  readonly id: string;
  /** What visitors see. */
  readonly displayName: string;
  readonly login: string;
};
