import { releaseAll } from '../conversations/agent-cases.ts';
import type { Fact } from '../conversations/facts.ts';
import type { AgentId } from '../../shared/model.ts';
import type { Store } from '../store/store.ts';
import type { Peers } from './peers.ts';
import { sessionRoom, type AgentSpace } from './server.ts';

/** Ends the connections of a session here, with a word of why. */
export function closeSession(agents: AgentSpace, hash: string): void {
  const room = sessionRoom(hash);
  agents.local.to(room).emit('session:ended', { code: 'unauthenticated' });
  agents.local.in(room).disconnectSockets(true);
}

export type SignOutParts = {
  readonly store: Store;
  readonly agents: AgentSpace;
  readonly peers: Peers;
  publish(facts: readonly Fact[]): void;
};

type GiveBackParts = Pick<SignOutParts, 'store' | 'publish'>;

/**
 * When a session has ended and nobody is left at any console of its agent: all of it goes back.
 * Without a session nobody can be, also where a frozen relay still vouches for them.
 */
export async function giveBack({ store, publish }: GiveBackParts, agentId: AgentId): Promise<void> {
  const presence = (await store.presences()).find((each) => each.agentId === agentId);
  if (!presence || (presence.connected && (await store.isSignedIn(agentId)))) return;
  await store.setAvailable(agentId, false);
  publish([...(await releaseAll(store, agentId, 'left')), { kind: 'queue' }]);
}

/** A session ended by its agent: their pages close at every relay (PR4). */
export async function signOut(parts: SignOutParts, hash: string, agentId: AgentId): Promise<void> {
  await parts.store.endSession(hash);
  parts.peers.tell({ kind: 'session-ended', hash });
  closeSession(parts.agents, hash);
  await giveBack(parts, agentId);
}
