import type { SendMessage, Sent } from '../../shared/events.ts';
import { guardText } from '../../shared/secret-guard/guard-text.ts';
import { asConversationId } from '../ids.ts';
import type { NewMessage, Store } from '../store/store.ts';
import { done, refuse, type Fact, type Outcome } from './facts.ts';
import { headOf } from './views.ts';

/**
 * Stores a message for either side, its secrets hidden, and answers with its place in the log. A
 * repeated id gets its first answer and is told to nobody again: the same text is hidden the same way.
 */
export async function sendMessage(
  store: Store,
  { conversationId, cmid, text, aepoch }: SendMessage,
  sender: Pick<NewMessage, 'side' | 'senderId' | 'name'>,
): Promise<Outcome<Sent>> {
  const appended = await store.appendMessage({
    ...sender,
    conversationId: asConversationId(conversationId),
    cmid,
    text: guardText(text).text,
    aepoch: aepoch ?? null,
  });
  if (!('entry' in appended)) return refuse(appended.outcome);
  const { conversation, entry, outcome } = appended;
  const dup = outcome === 'repeated';
  const reply = { cmid, seq: entry.seq, at: entry.at, head: headOf(conversation), dup };
  const facts: Fact[] = dup ? [] : [{ kind: 'logged', conversation, entry }];
  // The queue shows whether something was said, not how much.
  const typedAhead = conversation.status === 'queued' && entry.seq === 1;
  return done(reply, ...facts, ...(typedAhead && !dup ? [{ kind: 'queue' } as const] : []));
}
