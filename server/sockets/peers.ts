import type { AgentSpace, Hint } from './server.ts';

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
