import type { AgentId, ConversationId } from '../../shared/model.ts';
import type { KeptEntry, VisitorToken } from './rows.ts';
import type { Agent, AgentSession, Conversation, Site, Store } from './store.ts';

/** One thing that a store keeps, whole. */
export type StoreRecord =
  | { readonly kind: 'incarnation'; readonly incarnation: string }
  | { readonly kind: 'site'; readonly site: Site }
  | { readonly kind: 'agent'; readonly agent: Agent }
  | {
      readonly kind: 'presence';
      readonly agentId: AgentId;
      readonly available: boolean;
      readonly idleSince: number;
    }
  | {
      readonly kind: 'invite';
      readonly hash: string;
      readonly agentId: AgentId;
      readonly expiresAt: number;
    }
  | { readonly kind: 'session'; readonly session: AgentSession }
  | { readonly kind: 'token'; readonly token: VisitorToken }
  | {
      readonly kind: 'conversation';
      readonly conversation: Conversation;
      readonly log: readonly KeptEntry[];
    };

/** For moving to another store while no relay runs. */
export type CopyStore = {
  /** Everything but conversations. */
  directoryRecords(): Promise<StoreRecord[]>;
  /** In the order in which they were opened, at most `limit` of those after the first `skip`. */
  conversationIds(skip: number, limit: number): Promise<ConversationId[]>;
  /** A conversation with its whole log; null when there is none. */
  conversationRecord(id: ConversationId): Promise<StoreRecord | null>;
  /** Puts a record as it is, also twice. Conversations come in the order in which they were opened. */
  restore(record: StoreRecord): Promise<void>;
};

/** What a driver makes. Relays see the store alone; only the command that copies sees this. */
export type CopyableStore = Store & CopyStore;
