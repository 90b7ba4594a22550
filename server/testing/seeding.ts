import { asAgentId, hashOf, newId, newToken } from '../ids.ts';
import type { Agent, Store } from '../store/store.ts';
import type { TestSession } from './test-agent.ts';

/** An agent of every site with room for three, or with something about them changed. */
export async function saveAgent(store: Store, change: Partial<Agent> = {}): Promise<Agent> {
  const id = asAgentId(newId());
  const agent: Agent = {
    id,
    login: `agent-${id}`,
    displayName: 'Agent',
    passwordHash: null,
    capacity: 3,
    siteIds: null,
    passwordless: false,
    disabled: false,
    ...change,
  };
  await store.saveAgent(agent);
  return agent;
}

/** A session as signing in would make it; the agent takes conversations as soon as they are there. */
export async function saveSignIn(store: Store, { id }: Agent): Promise<TestSession> {
  const cookie = newToken();
  const csrf = newToken();
  const now = await store.now();
  const hash = hashOf(cookie);
  await store.saveSession({ hash, agentId: id, csrf, createdAt: now, seenAt: now });
  await store.setAvailable(id, true);
  return { cookie, csrf, hash };
}
