import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { turned, type Fact } from './facts.ts';
import { route } from './routing.ts';
import { readSituation } from './views.ts';

export type DispatchParts = {
  readonly store: Store;
  readonly log: Log;
  publish(facts: readonly Fact[]): void;
};

/**
 * Routes once and claims what came out, in the order of the queue. A claim that is lost ends it,
 * since whoever waits next must not overtake the one who then still waits.
 * @returns whether a claim was lost, and the situation is another
 */
export async function dispatchOnce({ store, log, publish }: DispatchParts): Promise<boolean> {
  const { queue, seats } = await readSituation(store);
  for (const { waiting, seat } of route(queue, seats)) {
    const { agentId, name, capacity } = seat;
    const claim = { conversationId: waiting.id, aepoch: waiting.aepoch, agentId, name, capacity };
    const claimed = await store.claim(claim);
    if (claimed.outcome !== 'claimed') return true;
    log.info('conversation assigned', { conversation: waiting.id, agent: agentId });
    publish(turned(claimed.conversation, claimed.entry));
  }
  return false;
}

/**
 * Brings the queue and the free agents together; call it whenever either may have changed. Calls
 * that come while it works make it look once more. A lost claim is an ordinary outcome.
 */
export function createDispatch(parts: DispatchParts): () => void {
  let running = false;
  let wanted = false;
  const run = async () => {
    running = true;
    try {
      while (wanted) {
        wanted = false;
        if (await dispatchOnce(parts)) wanted = true;
      }
    } catch (error) {
      parts.log.warn('routing failed', {}, error);
    } finally {
      running = false;
    }
  };
  return () => {
    wanted = true;
    if (!running) void run();
  };
}
