import type { Position } from '../../shared/events.ts';
import type { LogPage } from '../../shared/model.ts';
import { newId } from '../ids.ts';
import type { Conversation, Store } from '../store/store.ts';
import { done, type Fact, type Outcome } from './facts.ts';
import { pageAfter } from './views.ts';

/** A conversation as it stands once a loss is admitted, and the fact of it where it was news. */
export type Admitted = { readonly conversation: Conversation; readonly facts: readonly Fact[] };

/**
 * A page that has read further than the log goes has read what the store then lost: the log says so
 * from here on, under a new epoch, and every copy starts afresh (RS9).
 */
export async function admitLoss(
  store: Store,
  conversation: Conversation,
  position: Position | null,
): Promise<Admitted> {
  const unchanged = { conversation, facts: [] };
  if (position?.conversationId !== conversation.id) return unchanged;
  const { epoch, last } = position;
  if (epoch !== conversation.epoch || last <= conversation.head) return unchanged;
  const loss = { conversationId: conversation.id, epoch, last, nextEpoch: newId() };
  const logged = await store.admitLoss(loss);
  if (logged) return { conversation: logged.conversation, facts: [{ kind: 'logged', ...logged }] };
  // Another page was a moment earlier: what was read before that is of the old epoch.
  return { conversation: (await store.conversation(conversation.id)) ?? conversation, facts: [] };
}

/** What a page that asks misses after its position. */
export async function syncAfter(
  store: Store,
  found: Conversation,
  position: Position,
): Promise<Outcome<LogPage>> {
  const { conversation, facts } = await admitLoss(store, found, position);
  return done(await pageAfter(store, conversation, position), ...facts);
}
