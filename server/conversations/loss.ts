import type { Position } from '../../shared/events.ts';
import type { LogPage } from '../../shared/model.ts';
import { newId } from '../ids.ts';
import type { Conversation, Store } from '../store/store.ts';
import { done, type Fact, type Outcome } from './facts.ts';
import { pageAfter } from './views.ts';

/** A conversation as it stands once a loss is admitted, and the fact of it where it was news. */
export type Admitted = { readonly conversation: Conversation; readonly facts: readonly Fact[] };

/** Whether the log has what the page read last, as far as its time tells. */
async function hasStill(store: Store, { id, head }: Conversation, { last, at }: Position) {
  if (last > head) return false;
  if (at === undefined || last === 0) return true;
  const [entry] = await store.entriesAfter(id, last - 1, 1);
  return entry?.at === at;
}

/**
 * A page that has read further than the log goes, or something else, has read what the store lost: the log says so
 * from here on, under a new epoch, and every copy starts afresh (RS9).
 */
export async function admitLoss(
  store: Store,
  conversation: Conversation,
  position: Position | null,
): Promise<Admitted> {
  const unchanged = { conversation, facts: [] };
  if (position?.conversationId !== conversation.id) return unchanged;
  if (position.epoch !== conversation.epoch) return unchanged;
  if (await hasStill(store, conversation, position)) return unchanged;
  const { epoch, last, at = null } = position;
  const loss = { conversationId: conversation.id, epoch, last, at, nextEpoch: newId() };
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
