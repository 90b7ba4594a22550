import type {
  Claim,
  InConversation,
  MarkSeen,
  Position,
  SendMessage,
  Sent,
  Typing,
} from '../../shared/events.ts';
import type { LogPage } from '../../shared/model.ts';
import { asConversationId } from '../ids.ts';
import type { Agent, Conversation, Store } from '../store/store.ts';
import { done, refuse, turned, type Fact, type Outcome } from './facts.ts';
import { syncAfter } from './loss.ts';
import { sendMessage } from './send-message.ts';

type Nothing = Record<string, never>;

const serves = (agent: Agent, conversation: Conversation): boolean =>
  agent.siteIds?.includes(conversation.siteId) ?? true;

/** A conversation of this agent's sites, whoever holds it; others do not exist for them. */
async function ofTheirSites(store: Store, agent: Agent, id: string): Promise<Conversation | null> {
  const conversation = await store.conversation(asConversationId(id));
  return conversation && serves(agent, conversation) ? conversation : null;
}

/** One that this agent holds, or held when it ended. */
async function theirs(store: Store, agent: Agent, id: string): Promise<Conversation | null> {
  const conversation = await ofTheirSites(store, agent, id);
  const holder = conversation && conversation.status !== 'queued' ? conversation.assigneeId : null;
  return holder === agent.id ? conversation : null;
}

export async function setAvailable(
  store: Store,
  agent: Agent,
  { available }: { readonly available: boolean },
): Promise<Outcome<Nothing>> {
  await store.setAvailable(agent.id, available);
  return done({}, { kind: 'queue' }, { kind: 'inbox', agentId: agent.id });
}

/** Takes one out of the queue by hand; routing does the same by itself. */
export async function claimConversation(
  store: Store,
  agent: Agent,
  { conversationId, aepoch }: Claim,
): Promise<Outcome<Nothing>> {
  const conversation = await ofTheirSites(store, agent, conversationId);
  if (!conversation) return refuse('not_found');
  const { id: agentId, displayName: name, capacity } = agent;
  const claimed = await store.claim({
    conversationId: conversation.id,
    aepoch,
    agentId,
    name,
    capacity,
  });
  if (!('entry' in claimed)) return refuse(claimed.outcome);
  return done({}, ...turned(claimed.conversation, claimed.entry));
}

export async function agentSync(
  store: Store,
  agent: Agent,
  position: Position,
): Promise<Outcome<LogPage>> {
  const conversation = await theirs(store, agent, position.conversationId);
  if (!conversation) return refuse('not_found');
  return syncAfter(store, conversation, position);
}

/** The store refuses what is no longer theirs, after it has looked the message id up (MS3, MS6). */
export async function agentSends(
  store: Store,
  agent: Agent,
  message: SendMessage,
): Promise<Outcome<Sent>> {
  const conversation = await ofTheirSites(store, agent, message.conversationId);
  if (!conversation) return refuse('not_found');
  const sender = { side: 'agent', senderId: agent.id, name: agent.displayName } as const;
  return sendMessage(store, message, sender);
}

export async function agentCloses(
  store: Store,
  agent: Agent,
  { conversationId }: InConversation,
): Promise<Outcome<Nothing>> {
  const conversation = await theirs(store, agent, conversationId);
  if (!conversation) return refuse('not_found');
  const closed = await store.closeConversation(conversation.id, 'agent', agent.displayName);
  return closed ? done({}, ...turned(closed.conversation, closed.entry)) : done({});
}

export async function agentTypes(
  store: Store,
  agent: Agent,
  { conversationId, typing }: Typing,
): Promise<Outcome<Nothing>> {
  const conversation = await theirs(store, agent, conversationId);
  if (!conversation) return refuse('not_found');
  return done({}, { kind: 'typing', conversation, side: 'agent', typing });
}

export async function agentMarks(
  store: Store,
  agent: Agent,
  { conversationId, delivered, read }: MarkSeen,
): Promise<Outcome<Nothing>> {
  const conversation = await theirs(store, agent, conversationId);
  const marks = conversation && (await store.markSeen(conversation.id, 'agent', delivered, read));
  return marks ? done({}, { kind: 'marked', conversation, marks }) : refuse('not_found');
}

/** Everything an agent holds goes back to the queue: they signed out, or were lost. */
export async function releaseAll(
  store: Store,
  agentId: Agent['id'],
  reason: 'lost' | 'left',
): Promise<Fact[]> {
  const held = await store.assignedTo(agentId);
  const released = await Promise.all(held.map((c) => store.release(c.id, c.aepoch, reason)));
  const facts = released.flatMap((logged) =>
    logged ? turned(logged.conversation, logged.entry) : [],
  );
  return [...facts, { kind: 'inbox', agentId }];
}
