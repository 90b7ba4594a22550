import type { AgentId } from '../shared/model.ts';
import { asAgentId, asSiteId, hashOf, newAgentId, newToken } from './ids.ts';
import type { Agent, Store } from './store/store.ts';

/** Ids that the demo's pages name in their script tag. */
const DEMO_SITE = asSiteId('demo');
const DEMO_AGENT = asAgentId('demo-agent-0000000000');

/** Conversations an agent takes at a time unless told otherwise (ux: small teams). */
export const DEFAULT_CAPACITY = 3;

/** A one-time link's token for an agent; their earlier links stop working. */
export async function invite(store: Store, agentId: AgentId): Promise<string> {
  const token = newToken();
  await store.saveInvite(hashOf(token), agentId);
  return token;
}

export const inviteLink = (origin: string, token: string): string =>
  `${origin}/console/#invite=${token}`;

/** The demo's site and agent, and a link that signs the agent in once without a password. */
export async function seedDemo(store: Store): Promise<string> {
  await store.saveSite({ id: DEMO_SITE, name: 'Moonlit Books · 달빛책방', origins: ['loopback'] });
  const agent: Agent = {
    id: DEMO_AGENT,
    login: 'demo',
    displayName: 'Lumi',
    passwordHash: null,
    capacity: DEFAULT_CAPACITY,
    siteIds: [DEMO_SITE],
    passwordless: true,
    disabled: false,
  };
  await store.saveAgent(agent);
  return invite(store, agent.id);
}

/** On a store without agents: the first one, who chooses a password behind the link. Else null. */
export async function seedFirstAgent(store: Store): Promise<string | null> {
  const agents = await store.agents();
  const waiting = agents.find((agent) => agent.login === 'owner' && agent.passwordHash === null);
  if (agents.length > 0 && !waiting) return null;
  const owner: Agent = waiting ?? {
    id: newAgentId(),
    login: 'owner',
    displayName: 'Support',
    passwordHash: null,
    capacity: DEFAULT_CAPACITY,
    siteIds: null,
    passwordless: false,
    disabled: false,
  };
  // Of several relays that start at once on an empty store, one makes the owner.
  const made = (await store.saveAgent(owner)) ? owner : await store.agentByLogin(owner.login);
  return made && invite(store, made.id);
}
