import { createDispatch } from '../conversations/dispatch.ts';
import type { Fact } from '../conversations/facts.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { createPeers, type Peers } from './peers.ts';
import { createPublish } from './publish.ts';
import { createRefresh, type Refresh } from './refresh.ts';
import type { Spaces } from './server.ts';
import { closeSession } from './sign-out.ts';

export type NewsParts = Spaces & {
  readonly store: Store;
  readonly log: Log;
  /** Whether no other relay is on the store. */
  readonly isAlone: boolean;
};

/** Everything by which people, routing and the other relays hear of what happened. */
export type News = {
  readonly refresh: Refresh;
  readonly peers: Peers;
  publish(facts: readonly Fact[]): void;
  dispatch(): void;
};

export function createNews({ isAlone, ...parts }: NewsParts): News {
  const refresh = createRefresh(parts);
  const peers = createPeers(parts.agents, isAlone, (hint) => {
    if (hint.kind === 'queue') refresh.queue();
    else if (hint.kind === 'inbox') refresh.inbox(hint.agentId);
    else closeSession(parts.agents, hint.hash);
  });
  // Routing tells of what it gave, and whatever is told may set off routing.
  const publish = (facts: readonly Fact[]) => tell(facts);
  const dispatch = createDispatch({ ...parts, publish });
  const tell = createPublish({ ...parts, refresh, peers, dispatch });
  return { refresh, peers, publish, dispatch };
}
