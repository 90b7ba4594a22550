import type { Entry, VisitorConversation } from '../../shared/model.ts';
import type { Outbox } from '../../shared/outbox.ts';
import type { Link } from './connection.ts';

/** All that the connection knows. */
export type LiveState = {
  readonly link: Link;
  /** Messages cannot be stored just now, though the connection stands. */
  readonly isStoreAway: boolean;
  readonly conversation: VisitorConversation | null;
  readonly entries: readonly Entry[];
  readonly outbox: Outbox;
  readonly agentTyping: boolean;
  /** How long the log was when this page found it: shown, but not news. Null when opened here. */
  readonly restoredSeq: number | null;
};

/** How far the visitor has received and read, as seq. */
export type Seen = { readonly delivered: number; readonly read: number };

export const NO_CONVERSATION = {
  conversation: null,
  entries: [],
  outbox: [],
  agentTyping: false,
  restoredSeq: null,
} as const;
