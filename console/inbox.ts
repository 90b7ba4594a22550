import type { Ack, AgentCommands } from '../shared/events.ts';
import type { Inbox, QueueItem } from '../shared/model.ts';
import type { Request } from '../shared/request.ts';
import type { Schedule } from '../shared/timers.ts';
import type { Connect, Connection, Listener } from './connection.ts';
import { NO_INBOX_YET, type AgentInbox, type InboxState } from './inbox-state.ts';
import type { Keep } from './keep.ts';
import { createSource, type Source } from './observable.ts';
import { Thread, type ThreadView } from './thread.ts';

export type InboxParts = {
  readonly connect: Connect;
  readonly keep: Keep;
  readonly schedule: Schedule;
  newId(): string;
  now(): number;
  random(): number;
};

/** The console's model: made at signing in, stopped at signing out. */
export function createInbox(parts: InboxParts): AgentInbox {
  return new LiveInbox(parts);
}

/** What is only answered with an ok once it is stored. */
const WRITES: ReadonlySet<string> = new Set([
  'conversation:claim',
  'message:send',
  'conversation:close',
]);

class LiveInbox implements AgentInbox {
  readonly #parts: InboxParts;
  readonly #state: Source<InboxState>;
  readonly #threads = new Map<string, Thread>();
  readonly #connection: Connection;
  #isAttending = false;
  /** Claimed, and to be opened once the relay says that it is ours. */
  #wantedId: string | null = null;

  constructor(parts: InboxParts) {
    this.#parts = parts;
    this.#state = createSource({ ...NO_INBOX_YET, openId: parts.keep.openId() });
    this.#wantedId = parts.keep.openId();
    this.#connection = parts.connect(this.#listener());
  }

  get = (): InboxState => this.#state.get();
  subscribe = (told: () => void): (() => void) => this.#state.subscribe(told);

  /** One write that was stored says that the store is back. */
  readonly #request: Request<AgentCommands> = async (name, payload) => {
    const ack = await this.#connection.request(name, payload);
    if (ack.ok && WRITES.has(name)) this.#set({ isStoreAway: false });
    return ack;
  };

  #set(change: Partial<InboxState>): void {
    this.#state.set({ ...this.#state.get(), ...change });
  }

  #listener(): Listener {
    const thread = (id: string) => this.#threads.get(id);
    return {
      live: ({ inbox }) => {
        this.#set({ link: 'live' });
        for (const known of this.#threads.values()) void known.resume();
        this.#takeSnapshot(inbox);
      },
      down: () => {
        for (const known of this.#threads.values()) known.pause();
        this.#set({ link: 'reconnecting', isStoreAway: false });
      },
      draining: () => this.#set({ link: 'draining' }),
      ended: (refusal) => this.#set({ ended: refusal }),
      outdated: () => this.#set({ link: 'outdated' }),
      'relay:store': ({ available }) => {
        this.#set({ isStoreAway: !available });
        if (!available) return;
        for (const known of this.#threads.values()) known.retryNow();
      },
      'inbox:changed': (inbox) => this.#takeSnapshot(inbox),
      'entry:appended': ({ conversationId, epoch, entry }) =>
        thread(conversationId)?.receive(epoch, entry),
      'conversation:head': ({ conversationId, head }) => thread(conversationId)?.head(head),
      'conversation:marked': ({ conversationId, marks }) => thread(conversationId)?.marked(marks),
      'visitor:typing': ({ conversationId, typing }) =>
        thread(conversationId)?.visitorTyping(typing),
    };
  }

  #takeSnapshot(inbox: Inbox): void {
    const mine = new Map(inbox.mine.map((conversation) => [conversation.id, conversation]));
    for (const [id, thread] of this.#threads) {
      const isMine = mine.has(id);
      const hasMoved = thread.isMine !== isMine;
      thread.update(mine.get(id) ?? null);
      // Reads how it ended, or goes on where it was left.
      if (hasMoved) void thread.resume();
    }
    for (const [id, conversation] of mine) {
      if (this.#threads.has(id)) continue;
      const thread = new Thread(conversation, { ...this.#parts, ...this.#threadParts() });
      this.#threads.set(id, thread);
      void thread.resume();
    }
    // Both at once: who is new is told by comparing with what was there.
    this.#set({ inbox, threads: this.#views() });
    this.#chooseOpen();
    this.#tidy();
  }

  #threadParts() {
    return { request: this.#request, changed: () => this.#redraw() };
  }

  /** Opens what was asked for; with nothing open, the first that came. */
  #chooseOpen(): void {
    const { openId } = this.#state.get();
    if (this.#wantedId && this.#threads.has(this.#wantedId)) this.open(this.#wantedId);
    else if (!openId || !this.#threads.has(openId)) {
      this.#show(this.#threads.keys().next().value ?? null);
    }
  }

  /** Lets go of conversations that are over, unless they are open or hold an unsent message. */
  #tidy(): void {
    const { openId } = this.#state.get();
    for (const [id, thread] of this.#threads) {
      const isOver = !thread.isMine && id !== openId;
      if (isOver && thread.view.outbox.length === 0) this.#remove(id, thread);
    }
    this.#redraw();
  }

  #remove(id: string, thread: Thread): void {
    thread.pause();
    this.#threads.delete(id);
    // One given back may return, and then finds its draft.
    if (thread.view.standing === 'closed') this.#parts.keep.forget(id);
  }

  #views(): readonly ThreadView[] {
    return Array.from(this.#threads.values(), (thread) => thread.view);
  }

  #redraw(): void {
    this.#set({ threads: this.#views() });
  }

  #look(): void {
    const { openId } = this.#state.get();
    for (const [id, thread] of this.#threads) thread.lookAt(this.#isAttending && id === openId);
  }

  #report<T>(ack: Ack<T>): boolean {
    this.#set({ refusal: ack.ok ? null : ack.error });
    return ack.ok;
  }

  #show(id: string | null): void {
    if (id !== this.#state.get().openId) {
      this.#set({ openId: id });
      this.#parts.keep.keepOpenId(id);
      this.#tidy();
    }
    this.#look();
  }

  open(id: string): void {
    this.#wantedId = null;
    this.#show(id);
  }

  async take({ id, aepoch }: Pick<QueueItem, 'id' | 'aepoch'>): Promise<void> {
    const ack = await this.#request('conversation:claim', { conversationId: id, aepoch });
    if (!this.#report(ack)) return;
    this.#wantedId = id;
    this.#chooseOpen();
  }

  async setAvailable(available: boolean): Promise<void> {
    this.#report(await this.#request('presence:set', { available }));
  }

  send(id: string, text: string): boolean {
    return this.#threads.get(id)?.send(text) ?? false;
  }

  retry(id: string, cmid: string): void {
    this.#threads.get(id)?.client.sender.retry(cmid);
  }

  discard(id: string, cmid: string): void {
    this.#threads.get(id)?.client.sender.discard(cmid);
    this.#tidy();
  }

  type(id: string, text: string): void {
    this.#parts.keep.keepDraft(id, text);
    this.#threads.get(id)?.typed(text);
  }

  draft(id: string): string {
    return this.#parts.keep.draft(id);
  }

  async end(id: string): Promise<void> {
    this.#report(await this.#request('conversation:close', { conversationId: id }));
  }

  dismiss(id: string): void {
    const thread = this.#threads.get(id);
    if (!thread || thread.isMine) return;
    this.#remove(id, thread);
    this.#chooseOpen();
    this.#redraw();
  }

  attend(isAttending: boolean): void {
    this.#isAttending = isAttending;
    this.#look();
  }

  forgetRefusal(): void {
    this.#set({ refusal: null });
  }

  stop(): void {
    for (const thread of this.#threads.values()) thread.pause();
    this.#connection.stop();
  }
}
