import type { Refusal } from './errors.ts';
import type {
  AgentProfile,
  Entry,
  Head,
  Inbox,
  LogPage,
  Marks,
  VisitorConversation,
} from './model.ts';
import type { Locale, SubmittedReport } from './report.ts';

/**
 * The wire's version, raised when a page of the version before would misread something. The relay
 * speaks this one and the one before it, so that pages opened before an update keep working.
 */
export const PROTOCOL_VERSION = 2;

/** Whether a page of this version and the relay understand each other. */
export const isSpoken = (proto: number): boolean =>
  proto === PROTOCOL_VERSION || proto === PROTOCOL_VERSION - 1;

/** Engine path of the sockets. Its name holds nothing that content blockers look for. */
export const LIVE_PATH = '/v1/live';

export type Ack<T> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: Refusal };
export type AckFn<T> = (ack: Ack<T>) => void;

export type SendMessage = {
  readonly conversationId: string;
  readonly cmid: string;
  readonly text: string;
  /** The agent's fence; absent from a visitor. */
  readonly aepoch?: number;
};
/** Given only after the message is on disk. */
export type Sent = {
  readonly cmid: string;
  readonly seq: number;
  readonly at: number;
  readonly head: Head;
  /** True when this id was stored by an earlier try. */
  readonly dup: boolean;
};
/** Where a page's copy of the log ends; `epoch` null before the first page. */
export type Position = {
  readonly conversationId: string;
  readonly epoch: string | null;
  readonly last: number;
  /** When the last of it was said: the log must have the same there, or it has lost something. */
  readonly at?: number;
};
/** Absolute log positions; the relay keeps the highest it was told. */
export type MarkSeen = {
  readonly conversationId: string;
  readonly delivered: number;
  readonly read: number;
};
export type InConversation = { readonly conversationId: string };
export type Typing = { readonly conversationId: string; readonly typing: boolean };

export type VisitorHello = {
  readonly proto: number;
  readonly token: string | null;
  /** How far this page has read, if it has anything. */
  readonly position: Position | null;
};
export type VisitorWelcome = {
  /** The next token; replaces the one just used. */
  readonly token: string;
  /** The visitor's open conversation, or the last one if it was asked about. */
  readonly conversation: VisitorConversation | null;
  readonly page: LogPage | null;
  readonly siteName: string;
  readonly agentsOnline: boolean;
};
export type OpenConversation = {
  readonly report: SubmittedReport;
  readonly locale: Locale;
};
export type Opened = { readonly conversation: VisitorConversation; readonly page: LogPage };

export type AgentHello = { readonly proto: number };
export type AgentWelcome = { readonly agent: AgentProfile; readonly inbox: Inbox };
export type Claim = { readonly conversationId: string; readonly aepoch: number };

type Ask<Payload, Answer> = (payload: Payload, ack: AckFn<Answer>) => void;
type None = Record<string, never>;

/** Commands a visitor's page may send. */
export type VisitorCommands = {
  'session:hello': Ask<VisitorHello, VisitorWelcome>;
  'conversation:open': Ask<OpenConversation, Opened>;
  'conversation:sync': Ask<Position, LogPage>;
  'conversation:close': Ask<InConversation, None>;
  'conversation:typing': Ask<Typing, None>;
  'conversation:mark': Ask<MarkSeen, None>;
  'message:send': Ask<SendMessage, Sent>;
};

/** Commands an agent's console may send. */
export type AgentCommands = {
  'session:hello': Ask<AgentHello, AgentWelcome>;
  'presence:set': Ask<{ readonly available: boolean }, None>;
  'conversation:claim': Ask<Claim, None>;
  'conversation:sync': Ask<Position, LogPage>;
  'conversation:close': Ask<InConversation, None>;
  'conversation:typing': Ask<Typing, None>;
  'conversation:mark': Ask<MarkSeen, None>;
  'message:send': Ask<SendMessage, Sent>;
};

type InLog = { readonly conversationId: string; readonly epoch: string; readonly entry: Entry };
type Common = {
  'entry:appended': (fact: InLog) => void;
  'conversation:head': (fact: { conversationId: string; head: Head }) => void;
  'conversation:marked': (fact: { conversationId: string; marks: Marks }) => void;
  /** The relay is going away; reconnect after this many ms. */
  'relay:draining': (fact: { inMs: number }) => void;
  /** Whether messages can be kept just now; the relay says each change. */
  'relay:store': (fact: { available: boolean }) => void;
};

/** Facts a visitor's page hears. */
export type VisitorFacts = Common & {
  'conversation:changed': (conversation: VisitorConversation) => void;
  'agent:typing': (fact: Typing) => void;
};

/** Facts an agent's console hears. */
export type AgentFacts = Common & {
  'inbox:changed': (inbox: Inbox) => void;
  'visitor:typing': (fact: Typing) => void;
  'session:ended': (fact: Refusal) => void;
};
