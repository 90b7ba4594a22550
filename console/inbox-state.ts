import type { Refusal } from '../shared/errors.ts';
import type { Inbox, QueueItem } from '../shared/model.ts';
import type { Observable } from './observable.ts';
import type { ThreadView } from './thread.ts';

/** How the line to the relay is. `outdated`: this page has to be reloaded. */
export type LinkState = 'connecting' | 'live' | 'reconnecting' | 'draining' | 'outdated';

export type InboxState = {
  readonly link: LinkState;
  /** Messages cannot be stored just now, though the line stands. */
  readonly isStoreAway: boolean;
  /** Null until the first hello is answered. */
  readonly inbox: Inbox | null;
  /** Oldest first; those that ended stay while something of them is to be seen. */
  readonly threads: readonly ThreadView[];
  readonly openId: string | null;
  /** The last thing that could not be done. */
  readonly refusal: Refusal | null;
  /** Set when the relay ended the session. */
  readonly ended: Refusal | null;
};

/** Before the first word of the relay. */
export const NO_INBOX_YET: InboxState = {
  link: 'connecting',
  isStoreAway: false,
  inbox: null,
  threads: [],
  openId: null,
  refusal: null,
  ended: null,
};

/** All that an agent can see and do, without a screen. */
export type AgentInbox = Observable<InboxState> & {
  open(conversationId: string): void;
  /** Claims a waiting conversation and opens it. */
  take(item: Pick<QueueItem, 'id' | 'aepoch'>): Promise<void>;
  setAvailable(available: boolean): Promise<void>;
  /** False when too many messages wait already; the text then stays with the agent. */
  send(conversationId: string, text: string): boolean;
  retry(conversationId: string, cmid: string): void;
  discard(conversationId: string, cmid: string): void;
  /** The agent edits the draft. */
  type(conversationId: string, text: string): void;
  draft(conversationId: string): string;
  end(conversationId: string): Promise<void>;
  /** Takes a conversation that is over off the screen. */
  dismiss(conversationId: string): void;
  /** Whether the agent has the open conversation before their eyes. */
  attend(isAttending: boolean): void;
  forgetRefusal(): void;
  stop(): void;
};
