import type { AgentId } from '../../shared/model.ts';
import type { AgentSpace } from './server.ts';

/** What one relay tells the others: look again. One that is lost is made good by the upkeep. */
export type Hint =
  | { readonly kind: 'queue' }
  | { readonly kind: 'inbox'; readonly agentId: AgentId }
  | { readonly kind: 'session-ended'; readonly hash: string };

export type Peers = {
  tell(hint: Hint): void;
};

/**
 * The other relays on the same store.
 * @param isAlone whether there are none: an embedded store has one relay
 * @param hear takes what another relay told; never what this one did
 */
export function createPeers(
  agents: AgentSpace,
  isAlone: boolean,
  hear: (hint: Hint) => void,
): Peers {
  if (isAlone) return { tell() {} };
  agents.on('hint', hear);
  return { tell: (hint) => void agents.serverSideEmit('hint', hint) };
}
