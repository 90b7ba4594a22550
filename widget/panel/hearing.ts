import { NO_MARKS, type Entry, type MessageEntry } from '../../shared/model.ts';
import type { PanelParts } from '../parts.ts';
import { aheadText, systemText } from './i18n/sentences.ts';
import { fill, type Strings } from './i18n/strings.ts';
import { NO_CONVERSATION, type LiveState, type Seen } from './live-state.ts';
import { toBlocks } from './transcript.ts';

/** The place in the queue is spoken at most this often, ms. */
const SPEAK_EVERY_MS = 30_000;

export type HearingParts = Pick<PanelParts, 'announce' | 'emit'> & {
  readonly strings: Strings;
  now(): number;
  mark(seen: Seen): void;
  setUnread(count: number): void;
  /** Whether the visitor sees the end of the transcript right now. */
  isReading(): boolean;
};

const isFromAgent = (entry: Entry): entry is MessageEntry =>
  entry.kind === 'message' && entry.side === 'agent';

/** What tells an entry from others also in a log that starts afresh, where its seq may be another. */
const keyOf = (entry: Entry): string =>
  entry.kind === 'message' ? entry.cmid : `${entry.kind} ${entry.at}`;

/** What changes of the conversation mean outside the panel: speech, events, the bubble, marks. */
export class Hearing {
  readonly #parts: HearingParts;
  #before: Omit<LiveState, 'link' | 'isStoreAway'> = NO_CONVERSATION;
  readonly #heard = new Set<string>();
  #first: Entry | undefined;
  #knownSeq = 0;
  #heardSeq = 0;
  #readSeq = 0;
  #unread = 0;
  #spokeQueueAt = -Infinity;

  constructor(parts: HearingParts) {
    this.#parts = parts;
  }

  heard(now: LiveState): void {
    const before = this.#before;
    this.#before = now;
    if (now.conversation?.id !== before.conversation?.id) {
      this.#heard.clear();
      this.#restart(now.restoredSeq ?? 0);
    } else if (this.#first && now.entries[0] !== this.#first) this.#restart(0);
    this.#first = now.entries[0];
    this.#hearEntries(now);
    this.#hearQueue(now, before.conversation);
    this.#see(now);
    const failed = now.outbox.filter((item) => item.state === 'failed').length;
    const failedBefore = before.outbox.filter((item) => item.state === 'failed').length;
    if (failed > failedBefore) this.#parts.announce(this.#parts.strings.failed);
  }

  /** Another log begins, or this one afresh after a loss; `knownSeq` of it are no news. */
  #restart(knownSeq: number): void {
    this.#knownSeq = knownSeq;
    this.#heardSeq = 0;
    this.#readSeq = 0;
  }

  #hearEntries({ entries }: LiveState): void {
    const unheard = entries
      .slice(this.#heardSeq)
      .filter((entry) => entry.seq > this.#knownSeq && !this.#heard.has(keyOf(entry)));
    for (const entry of entries.slice(this.#heardSeq)) this.#heard.add(keyOf(entry));
    this.#heardSeq = entries.length;
    const text = unheard
      .map((entry) => this.#hearEntry(entry, entries))
      .filter(Boolean)
      .join('\n');
    if (text) this.#parts.announce(text);
  }

  /** Tells the site of one new entry; returns what to speak of it. */
  #hearEntry(entry: Entry, entries: readonly Entry[]): string {
    const { strings, emit } = this.#parts;
    if (entry.kind === 'message') {
      emit('message', { from: entry.side });
      return isFromAgent(entry)
        ? fill(strings.spoken, { name: entry.name ?? '', text: entry.text })
        : '';
    }
    if (entry.kind === 'closed') emit('ended', { by: entry.by });
    if (entry.kind === 'assigned') emit('assigned', { agentName: entry.name });
    const line = toBlocks(entries.slice(0, entry.seq), [], NO_MARKS).at(-1);
    return line?.key === `${entry.seq}` && 'by' in line ? systemText(strings, line) : '';
  }

  #hearQueue({ conversation, restoredSeq }: LiveState, before: LiveState['conversation']): void {
    if (conversation?.status !== 'queued') return;
    const { ahead } = conversation;
    const isSame = before?.status === 'queued' && before.id === conversation.id;
    if (isSame && before.ahead === ahead) return;
    const { announce, emit, now, strings } = this.#parts;
    emit('queued', { ahead });
    const isNews = isSame || restoredSeq === null;
    if (!isNews || now() - this.#spokeQueueAt < SPEAK_EVERY_MS) return;
    this.#spokeQueueAt = now();
    announce(aheadText(strings, ahead));
  }

  #see({ entries, conversation }: LiveState): void {
    const delivered = entries.findLast(isFromAgent)?.seq ?? 0;
    if (this.#parts.isReading()) this.#readSeq = delivered;
    const read = Math.max(this.#readSeq, conversation?.marks.visitorRead ?? 0);
    if (conversation) this.#parts.mark({ delivered, read });
    const unread = entries.slice(read).filter(isFromAgent).length;
    if (unread !== this.#unread) this.#parts.setUnread(unread);
    this.#unread = unread;
  }
}
