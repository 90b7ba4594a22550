import type { InboxState } from './inbox-state.ts';
import { fill, type Words } from './i18n/words.ts';
import { toPlainText } from './plain-text.ts';
import type { ThreadView } from './thread.ts';

const lossCount = ({ entries }: ThreadView) =>
  entries.filter((entry) => entry.kind === 'data_loss').length;

/** What was added; nothing of a log that starts afresh, most of which was told before. */
const entriesAfter = (before: ThreadView, after: ThreadView) =>
  before.entries[0] === after.entries[0] ? after.entries.slice(before.entries.length) : [];

/** What is new in one conversation. */
function ofThread(before: ThreadView | undefined, after: ThreadView, words: Words): string[] {
  const { caseCode: code } = after.conversation;
  if (!before) return [fill(words['say.assigned'], { code })];
  const hasEnded = before.standing === 'mine' && after.standing === 'closed';
  const end = hasEnded ? [fill(words['say.closed'], { code })] : [];
  // Its first page is history.
  if (!before.isRead) return end;
  const messages = entriesAfter(before, after).flatMap((entry) =>
    entry.kind === 'message' && entry.side === 'visitor' ? [entry.text] : [],
  );
  const said = messages.map((text) =>
    fill(words['say.message'], { code, text: toPlainText(text) }),
  );
  const isLoss = lossCount(after) > lossCount(before);
  return [...said, ...(isLoss ? [fill(words['say.data_loss'], { code })] : []), ...end];
}

/**
 * What a screen reader hears of a change: conversations and messages that arrived and that the
 * agent did not make themselves. The first sight of anything is no news.
 */
export function toAnnouncements(before: InboxState, after: InboxState, words: Words): string[] {
  const isBack = before.link === 'reconnecting' && after.link === 'live';
  const isSaving = before.isStoreAway && !after.isStoreAway && after.link === 'live';
  const back = [
    ...(isBack ? [words['link.back']] : []),
    ...(isSaving ? [words['link.saves']] : []),
  ];
  if (!before.inbox || !after.inbox) return back;
  const known = new Map(before.threads.map((thread) => [thread.conversation.id, thread]));
  const news = after.threads.flatMap((thread) =>
    ofThread(known.get(thread.conversation.id), thread, words),
  );
  const { waiting } = after.inbox;
  const more = waiting > before.inbox.waiting ? [fill(words['say.waiting'], { n: waiting })] : [];
  return [...back, ...news, ...more];
}
