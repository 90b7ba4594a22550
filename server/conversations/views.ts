import type {
  AgentConversation,
  Head,
  Inbox,
  LogPage,
  QueueItem,
  VisitorConversation,
} from '../../shared/model.ts';
import type { Position } from '../../shared/events.ts';
import { LIMITS } from '../../shared/limits.ts';
import { maskUserId } from '../../shared/mask-user-id.ts';
import type { Agent, Conversation, Site, Store } from '../store/store.ts';
import { availabilityOf, isStaffed, seatsOf } from './presence.ts';
import type { Seat } from './routing.ts';

/** Waiting conversations that an inbox lists; the number of all goes with them. */
const LISTED = 50;

export const headOf = (conversation: Conversation): Head => ({
  epoch: conversation.epoch,
  seq: conversation.head,
});

/** What a page misses: after its last entry, or all of it when its copy is of another epoch. */
export async function pageAfter(
  store: Store,
  conversation: Conversation,
  position: Position | null,
): Promise<LogPage> {
  const same =
    position?.conversationId === conversation.id && position.epoch === conversation.epoch;
  const after = same ? position.last : 0;
  const entries = await store.entriesAfter(conversation.id, after, LIMITS.pageEntries);
  const last = entries.at(-1)?.seq ?? after;
  const seq = Math.max(conversation.head, last);
  return {
    conversationId: conversation.id,
    head: { epoch: conversation.epoch, seq },
    entries,
    more: last < seq,
  };
}

/** Who waits and who could take them, read together. */
export type Situation = {
  readonly queue: readonly Conversation[];
  readonly seats: readonly Seat[];
};

export async function readSituation(store: Store): Promise<Situation> {
  const [queue, presences, agents, now] = await Promise.all([
    store.queue(),
    store.presences(),
    store.agents(),
    store.now(),
  ]);
  const here = presences.filter((presence) => presence.connected);
  const held = await Promise.all(here.map(({ agentId }) => store.assignedTo(agentId)));
  const loads = new Map(here.map(({ agentId }, at) => [agentId, held[at]?.length ?? 0]));
  return { queue, seats: seatsOf(presences, agents, loads, now) };
}

export const isSiteStaffed = ({ seats }: Situation, conversation: Conversation): boolean =>
  isStaffed(seats, conversation.siteId);

/** How many of the same site were there first. */
export const aheadOf = ({ queue }: Situation, conversation: Conversation): number => {
  const sameSite = queue.filter((other) => other.siteId === conversation.siteId);
  return Math.max(
    0,
    sameSite.findIndex((other) => other.id === conversation.id),
  );
};

export async function toVisitorConversation(
  store: Store,
  conversation: Conversation,
  situation?: Situation,
): Promise<VisitorConversation> {
  const { id, caseCode, marks, status, aepoch } = conversation;
  const common = { id, caseCode, marks, turn: 2 * aepoch + (status === 'closed' ? 1 : 0) };
  if (status === 'closed') return { ...common, status, closedBy: conversation.closedBy };
  if (status === 'assigned') {
    const agent = await store.agent(conversation.assigneeId);
    return { ...common, status, agentName: agent?.displayName ?? '' };
  }
  const now = situation ?? (await readSituation(store));
  const ahead = aheadOf(now, conversation);
  return { ...common, status, ahead, agentsOnline: isSiteStaffed(now, conversation) };
}

const toQueueItem = (conversation: Conversation, siteName: string): QueueItem => ({
  id: conversation.id,
  caseCode: conversation.caseCode,
  siteName,
  cause: conversation.report.cause,
  maskedUserId: conversation.report.userId === null ? null : maskUserId(conversation.report.userId),
  locale: conversation.locale,
  queuedAt: conversation.queuedAt,
  aepoch: conversation.aepoch,
  typedAhead: conversation.head > 0,
});

const toAgentConversation = (
  conversation: Conversation,
  siteName: string,
  visitorOnline: boolean,
): AgentConversation => ({
  id: conversation.id,
  caseCode: conversation.caseCode,
  siteName,
  locale: conversation.locale,
  openedAt: conversation.openedAt,
  aepoch: conversation.aepoch,
  report: conversation.report,
  marks: conversation.marks,
  head: headOf(conversation),
  visitorOnline,
  status: conversation.status === 'closed' ? 'closed' : 'assigned',
});

export type InboxParts = {
  readonly store: Store;
  isVisitorOnline(conversation: Conversation): Promise<boolean>;
};

/** What one agent's console shows: the queue of their sites, and what is theirs. */
export async function readInbox(
  { store, isVisitorOnline }: InboxParts,
  agent: Agent,
): Promise<Inbox> {
  const [queue, mine, sites, presences] = await Promise.all([
    store.queue(),
    store.assignedTo(agent.id),
    store.sites(),
    store.presences(),
  ]);
  const names = new Map<string, string>(sites.map((site: Site) => [site.id, site.name]));
  const nameOf = (conversation: Conversation) => names.get(conversation.siteId) ?? '';
  const theirs = queue.filter((c) => agent.siteIds?.includes(c.siteId) ?? true);
  const online = await Promise.all(mine.map(isVisitorOnline));
  const presence = presences.find(({ agentId }) => agentId === agent.id);
  return {
    availability: availabilityOf(presence, mine.length, agent.capacity),
    capacity: agent.capacity,
    queue: theirs.slice(0, LISTED).map((c) => toQueueItem(c, nameOf(c))),
    waiting: theirs.length,
    mine: mine.map((c, at) => toAgentConversation(c, nameOf(c), online[at] ?? false)),
  };
}
