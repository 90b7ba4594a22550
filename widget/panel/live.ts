import {
  createConversationClient,
  type ConversationClient,
} from '../../shared/conversation-client.ts';
import type { OpenConversation, VisitorWelcome } from '../../shared/events.ts';
import { TIMES } from '../../shared/limits.ts';
import { newerOf, type Entry, type LogPage, type VisitorConversation } from '../../shared/model.ts';
import { Timers } from '../../shared/timers.ts';
import { Connection, type ConnectionParts } from './connection.ts';
import type { LiveSocket } from './live-socket.ts';
import { NO_CONVERSATION, type LiveState, type Seen } from './live-state.ts';
import { MarkGathering } from './mark-gathering.ts';

export type LiveParts = Pick<
  ConnectionParts,
  'storage' | 'schedule' | 'connect' | 'isOnline' | 'random' | 'refused'
> & {
  newId(): string;
  changed(state: LiveState): void;
  /** Texts that never left, of a conversation that is no more. */
  orphaned(texts: readonly string[]): void;
  /** The store lost the visitor's conversation; `entries` are what this page still holds of it. */
  recordLost(entries: readonly Entry[]): void;
};

/** The visitor's conversation over the wire: opened, resumed, written to and ended. */
export class Live {
  readonly #parts: LiveParts;
  readonly #connection: Connection;
  readonly #typingTimer: Timers;
  readonly #marks: MarkGathering;
  #client: ConversationClient | null = null;
  #toOpen: OpenConversation | null = null;
  #typingSaidAt = -Infinity;
  #state: LiveState = { link: 'off', isStoreAway: false, ...NO_CONVERSATION };

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#typingTimer = new Timers(parts.schedule);
    this.#marks = new MarkGathering(parts.schedule, (seen) => {
      const conversationId = this.#state.conversation?.id;
      if (!conversationId) return;
      void this.#connection.request('conversation:mark', { conversationId, ...seen });
    });
    this.#connection = new Connection({
      ...parts,
      opened: (socket) => this.#listen(socket),
      position: () => {
        const { conversationId, epoch } = parts.storage.read();
        if (!conversationId) return null;
        return this.#client?.reader.position ?? { conversationId, epoch, last: 0 };
      },
      welcomed: (welcome) => this.#welcomed(welcome),
      lost: () => {
        this.#client?.pause();
        this.#set({ agentTyping: false });
      },
      linkChanged: (link) => this.#set({ link }),
      storeChanged: (isStoreAway) => {
        this.#set({ isStoreAway });
        if (!isStoreAway) this.#client?.sender.retryNow();
      },
      recordLost: () => this.#recordLost(),
    });
  }

  get state() {
    return this.#state;
  }

  /** Connects, or tries again at once. */
  start(): void {
    this.#connection.start();
  }

  stop(): void {
    this.#pause();
    this.#connection.stop();
  }

  /** Opens a conversation as soon as the connection stands; keeps trying where that may help. */
  open(ask: OpenConversation): void {
    this.#toOpen = ask;
    this.start();
    void this.#openNow();
  }

  /** False when too many messages wait to be sent. */
  send(text: string): boolean {
    this.#typingSaidAt = -Infinity;
    return this.#client?.sender.send(text) ?? false;
  }

  retry(cmid: string): void {
    this.#client?.sender.retry(cmid);
  }

  discard(cmid: string): void {
    this.#client?.sender.discard(cmid);
  }

  async close(): Promise<void> {
    const conversationId = this.#state.conversation?.id ?? '';
    const ack = await this.#connection.request('conversation:close', { conversationId });
    if (!ack.ok && ack.error.code !== 'closed') this.#parts.refused(ack.error.code);
  }

  /** Lets go of an ended conversation. */
  forget(): void {
    this.#detach();
    this.#parts.storage.keep({ conversationId: null, epoch: null, outbox: [] });
  }

  /** Says how far the visitor has received and read, when that is news: at once, then gathered. */
  mark(seen: Seen): void {
    this.#marks.mark(seen);
  }

  /** Says that the visitor types, at most every three seconds, or that they stopped. */
  typing(typing: boolean, now: number): void {
    const { conversation } = this.#state;
    const saidAt = this.#typingSaidAt;
    const isDue = typing ? now - saidAt >= TIMES.typingEveryMs : saidAt > 0;
    if (!isDue || conversation?.status !== 'assigned') return;
    this.#typingSaidAt = typing ? now : -Infinity;
    const conversationId = conversation.id;
    void this.#connection.request('conversation:typing', { conversationId, typing });
  }

  #set(change: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...change };
    this.#parts.changed(this.#state);
  }

  #listen(socket: LiveSocket): void {
    const isCurrent = (conversationId: string) => this.#state.conversation?.id === conversationId;
    socket.on('entry:appended', ({ conversationId, epoch, entry }) => {
      if (isCurrent(conversationId)) this.#client?.reader.receive(epoch, entry);
    });
    socket.on('conversation:head', ({ conversationId, head }) => {
      if (isCurrent(conversationId)) this.#client?.reader.head(head);
    });
    socket.on('conversation:marked', ({ conversationId, marks }) => {
      const { conversation } = this.#state;
      if (conversation?.id === conversationId) {
        this.#set({ conversation: { ...conversation, marks } });
      }
    });
    socket.on('conversation:changed', (heard) => {
      if (isCurrent(heard.id))
        this.#set({ conversation: newerOf(this.#state.conversation, heard) });
    });
    socket.on('agent:typing', ({ conversationId, typing }) => {
      if (!isCurrent(conversationId)) return;
      this.#typingTimer.stop();
      this.#set({ agentTyping: typing });
      if (!typing) return;
      this.#typingTimer.after(TIMES.typingShownMs, () => this.#set({ agentTyping: false }));
    });
  }

  #pause(): void {
    this.#typingTimer.stop();
    this.#marks.pause();
    this.#client?.pause();
  }

  #detach(): void {
    this.#pause();
    this.#client = null;
    this.#set(NO_CONVERSATION);
  }

  #welcomed({ conversation, page }: VisitorWelcome): void {
    if (conversation) {
      const restoredSeq = this.#client ? this.#state.restoredSeq : (page?.head.seq ?? 0);
      this.#attach(conversation, page, restoredSeq);
    } else this.#giveUp();
    void this.#openNow();
  }

  /** Lets go of a conversation that is no more; what was not sent of it stays with the visitor. */
  #giveUp(): void {
    this.#parts.orphaned(this.#parts.storage.read().outbox.map((item) => item.text));
    this.forget();
  }

  #recordLost(): void {
    const { entries } = this.#state;
    if (!this.#parts.storage.read().conversationId) return;
    this.#giveUp();
    this.#parts.recordLost(entries);
  }

  async #openNow(): Promise<void> {
    const ask = this.#toOpen;
    if (!ask || this.#state.link !== 'live') return;
    const ack = await this.#connection.request('conversation:open', ask);
    if (ask !== this.#toOpen || this.#state.link !== 'live') return;
    if (!ack.ok && ack.error.code === 'unavailable') {
      return this.#connection.later(() => void this.#openNow());
    }
    this.#toOpen = null;
    if (ack.ok) this.#attach(ack.data.conversation, ack.data.page, null);
    else this.#parts.refused(ack.error.code);
  }

  /** Makes a conversation the one shown and continues its log. */
  #attach(heard: VisitorConversation, page: LogPage | null, restoredSeq: number | null): void {
    const conversation = newerOf(this.#state.conversation, heard);
    const { id, marks } = conversation;
    if (this.#state.conversation?.id !== id) this.#detach();
    this.#client ??= this.#follow(id);
    this.#marks.restart({ delivered: marks.visitorDelivered, read: marks.visitorRead });
    this.#set({ conversation, restoredSeq, outbox: this.#client.sender.outbox });
    if (page) this.#client.reader.resume(page);
  }

  /** A saved outbox goes with its own conversation only. */
  #follow(conversationId: string): ConversationClient {
    const { storage } = this.#parts;
    const saved = storage.read();
    const isSame = saved.conversationId === conversationId;
    if (!isSame) storage.keep({ conversationId, epoch: null, outbox: [] });
    const client: ConversationClient = createConversationClient(
      {
        ...this.#parts,
        conversationId,
        sync: (position) => this.#connection.request('conversation:sync', position),
        send: (message) => this.#connection.request('message:send', message),
        keepOutbox: (outbox) => storage.keep({ outbox }),
        changed: () => {
          if (client !== this.#client) return;
          const { epoch } = client.reader.position;
          if (epoch && epoch !== storage.read().epoch) storage.keep({ epoch });
          this.#set({ entries: client.reader.timeline.entries, outbox: client.sender.outbox });
        },
      },
      isSame ? saved.outbox : [],
    );
    return client;
  }
}
