import { LogReader, type ReaderParts } from './log-reader.ts';
import { MessageSender, type SenderParts } from './message-sender.ts';
import type { Outbox } from './outbox.ts';

/** Everything from outside that a conversation on a page needs. */
export type ConversationParts = Omit<ReaderParts, 'merged' | 'caughtUp'> &
  Omit<SenderParts, 'acked' | 'save'> & {
    /** Keeps the outbox where a reload finds it; called before the first send of each message. */
    keepOutbox(outbox: Outbox): void;
    /** Told after every change of the timeline or the outbox. */
    changed(): void;
  };

/**
 * One conversation on a page, visitor's or agent's: its log read without holes, its messages sent
 * without losses. Sending starts only once all that the page missed has been read (rule RS3).
 */
export type ConversationClient = {
  readonly reader: LogReader;
  readonly sender: MessageSender;
  /** The connection is gone. */
  pause(): void;
};

/** @param saved the outbox that an earlier page kept */
export function createConversationClient(
  parts: ConversationParts,
  saved: Outbox = [],
): ConversationClient {
  const sender = new MessageSender(
    {
      ...parts,
      acked: (head) => reader.head(head),
      save(outbox) {
        parts.keepOutbox(outbox);
        parts.changed();
      },
    },
    saved,
  );
  const reader: LogReader = new LogReader({
    ...parts,
    merged() {
      sender.stored(reader.timeline.entries);
      parts.changed();
    },
    caughtUp: () => sender.start(),
  });
  return {
    reader,
    sender,
    pause() {
      reader.pause();
      sender.pause();
    },
  };
}
