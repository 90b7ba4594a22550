import { backoffMs } from '../shared/backoff.ts';
import {
  createConversationClient,
  type ConversationClient,
} from '../shared/conversation-client.ts';
import { isRetryable } from '../shared/errors.ts';
import type { AgentCommands } from '../shared/events.ts';
import { TIMES } from '../shared/limits.ts';
import type { AgentConversation, Entry, Head, Marks } from '../shared/model.ts';
import type { Outbox } from '../shared/outbox.ts';
import type { Request } from '../shared/request.ts';
import { lastSeq } from '../shared/timeline.ts';
import { Timers, type Schedule } from '../shared/timers.ts';
import type { Keep } from './keep.ts';
import { MarkTeller } from './mark-teller.ts';
import { toStanding, unreadCount, withHigherMarks, type Standing } from './thread-state.ts';
import { TypingTeller } from './typing-teller.ts';

/** One conversation as the console draws it. */
export type ThreadView = {
  readonly conversation: AgentConversation;
  readonly standing: Standing;
  readonly entries: readonly Entry[];
  /** Its log was there once: what comes now is no history, even in a log that starts afresh. */
  readonly isRead: boolean;
  readonly outbox: Outbox;
  readonly marks: Marks;
  readonly unread: number;
  readonly visitorTyping: boolean;
};

export type ThreadParts = {
  readonly request: Request<AgentCommands>;
  readonly schedule: Schedule;
  readonly keep: Keep;
  newId(): string;
  now(): number;
  random(): number;
  changed(): void;
};

/** One conversation of this agent: its log, its messages, its marks, over every connection. */
export class Thread {
  readonly client: ConversationClient;
  readonly #parts: ThreadParts;
  readonly #retries: Timers;
  readonly #typingShown: Timers;
  readonly #marking: MarkTeller;
  readonly #typing: TypingTeller;
  #conversation: AgentConversation;
  #marks: Marks;
  #view: ThreadView | null = null;
  #isMine = true;
  #isRead = false;
  #isLookedAt = false;
  #visitorTyping = false;
  #generation = 0;

  constructor(conversation: AgentConversation, parts: ThreadParts) {
    const { id: conversationId } = conversation;
    const { request } = parts;
    this.#parts = parts;
    this.#conversation = conversation;
    this.#marks = conversation.marks;
    this.#retries = new Timers(parts.schedule);
    this.#typingShown = new Timers(parts.schedule);
    this.#marking = new MarkTeller((seen) =>
      request('conversation:mark', { conversationId, ...seen }),
    );
    this.#typing = new TypingTeller(
      (typing) => void request('conversation:typing', { conversationId, typing }),
      parts.now,
    );
    this.client = createConversationClient(
      {
        conversationId,
        schedule: parts.schedule,
        random: parts.random,
        newId: parts.newId,
        sync: (position) => request('conversation:sync', position),
        send: (message) => request('message:send', message),
        aepoch: () => this.#conversation.aepoch,
        keepOutbox: (outbox) => parts.keep.keepOutbox(conversationId, outbox),
        changed: () => this.#changed(),
      },
      parts.keep.outbox(conversationId),
    );
  }

  get view(): ThreadView {
    this.#view ??= this.#toView();
    return this.#view;
  }

  get isMine(): boolean {
    return this.#isMine;
  }

  /** Reads what was missed, then lets messages go (RS3). Needs a connection that said hello. */
  async resume(): Promise<void> {
    const generation = ++this.#generation;
    this.#retries.stop();
    const { agentDelivered: delivered, agentRead: read } = this.#marks;
    this.#marking.restart({ delivered, read });
    for (let failures = 0; generation === this.#generation; failures++) {
      const ack = await this.#parts.request('conversation:sync', this.client.reader.position);
      if (generation !== this.#generation) return;
      if (ack.ok) return this.client.reader.resume(ack.data);
      if (!isRetryable(ack.error.code)) return;
      const wait = Math.max(ack.error.retryAfterMs ?? 0, backoffMs(failures, this.#parts.random()));
      await new Promise<void>((resolve) => this.#retries.after(wait, resolve));
    }
  }

  /** The store is back: reads what was refused, and sends what waited, without their back-off. */
  retryNow(): void {
    this.client.sender.retryNow();
    void this.resume();
  }

  pause(): void {
    this.#generation++;
    this.#retries.stop();
    this.#setVisitorTyping(false);
    this.client.pause();
  }

  /** A newer snapshot; null when the relay no longer counts the conversation as this agent's. */
  update(conversation: AgentConversation | null): void {
    this.#isMine = conversation !== null;
    if (conversation) {
      this.#conversation = conversation;
      this.#marks = withHigherMarks(this.#marks, conversation.marks);
      this.client.reader.head(conversation.head);
    } else this.#setVisitorTyping(false);
    this.#changed();
  }

  receive(epoch: string, entry: Entry): void {
    if (entry.kind === 'message' && entry.side === 'visitor') this.#setVisitorTyping(false);
    this.client.reader.receive(epoch, entry);
  }

  head(head: Head): void {
    this.client.reader.head(head);
  }

  marked(marks: Marks): void {
    this.#marks = withHigherMarks(this.#marks, marks);
    this.#changed();
  }

  /** Whether the agent has it before their eyes: what then stands there counts as read. */
  lookAt(isLookedAt: boolean): void {
    if (this.#isLookedAt === isLookedAt) return;
    this.#isLookedAt = isLookedAt;
    this.#changed();
  }

  visitorTyping(typing: boolean): void {
    this.#setVisitorTyping(typing && this.#isMine);
    this.#changed();
  }

  typed(text: string): void {
    if (!this.#isMine) return;
    if (text.trim() === '') this.#typing.stopped();
    else this.#typing.typed();
  }

  /** False when too many messages wait already. */
  send(text: string): boolean {
    this.#typing.stopped();
    return this.client.sender.send(text);
  }

  #setVisitorTyping(typing: boolean): void {
    this.#typingShown.stop();
    this.#visitorTyping = typing;
    if (!typing) return;
    this.#typingShown.after(TIMES.typingShownMs, () => {
      this.#visitorTyping = false;
      this.#changed();
    });
  }

  #changed(): void {
    this.#view = null;
    this.#tellMarks();
    this.#parts.changed();
  }

  #tellMarks(): void {
    const last = lastSeq(this.client.reader.timeline);
    const read = this.#isLookedAt ? last : this.#marks.agentRead;
    const seen = { agentDelivered: last, agentRead: read };
    this.#marks = withHigherMarks(this.#marks, { ...this.#marks, ...seen });
    if (this.#isMine) void this.#marking.update({ delivered: last, read });
  }

  #toView(): ThreadView {
    const { entries } = this.client.reader.timeline;
    this.#isRead ||= entries.length > 0;
    return {
      conversation: this.#conversation,
      standing: toStanding(this.#isMine, this.#conversation, entries),
      entries,
      isRead: this.#isRead,
      outbox: this.client.sender.outbox,
      marks: this.#marks,
      unread: unreadCount(entries, this.#marks),
      visitorTyping: this.#visitorTyping,
    };
  }
}
