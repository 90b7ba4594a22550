import type { Position } from '../../shared/events.ts';
import type { LogPage } from '../../shared/model.ts';
import { newId } from '../ids.ts';
import type { Conversation, Store } from '../store/store.ts';
import { done, type Fact, type Outcome } from './facts.ts';
import { pageAfter } from './views.ts';

type LossFact = Extract<Fact, { kind: 'logged' }>;

/**
 * A page that has read further than the log goes has read what the store then lost: the log says so
 * from here on, under a new epoch, and every copy starts afresh (RS9). Null when nothing is missing.
 */
export async function admitLoss(
  store: Store,
  conversation: Conversation,
  position: Position | null,
): Promise<LossFact | null> {
  if (position?.conversationId !== conversation.id) return null;
  const { epoch, last } = position;
  if (epoch !== conversation.epoch || last <= conversation.head) return null;
  const loss = { conversationId: conversation.id, epoch, last, nextEpoch: newId() };
  const logged = await store.admitLoss(loss);
  return logged && { kind: 'logged', ...logged };
}

/** What a page that asks misses after its position. */
export async function syncAfter(
  store: Store,
  conversation: Conversation,
  position: Position,
): Promise<Outcome<LogPage>> {
  const lost = await admitLoss(store, conversation, position);
  const page = await pageAfter(store, lost?.conversation ?? conversation, position);
  return lost ? done(page, lost) : done(page);
}
