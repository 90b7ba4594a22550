import type {
  AgentConversation,
  ConversationId,
  Head,
  Inbox,
  LogPage,
  QueueItem,
  SiteId,
  VisitorConversation,
} from '../../shared/model.ts';
import type { Position } from '../../shared/events.ts';
import { LIMITS } from '../../shared/limits.ts';
import { maskUserId } from '../../shared/mask-user-id.ts';
import type { Agent, Conversation, Presence, Store, Waiting } from '../store/store.ts';
import { turnOf } from '../store/turn-of.ts';
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
  readonly queue: readonly Waiting[];
  readonly seats: readonly Seat[];
};

export async function readSituation(store: Store): Promise<Situation> {
  const [queue, presences, agents] = await Promise.all([
    store.queue(),
    store.presences(),
    store.agents(),
  ]);
  return { queue, seats: seatsOf(presences, agents) };
}

type Place = Pick<Conversation, 'id' | 'siteId'>;

export const isSiteStaffed = ({ seats }: Situation, { siteId }: Place): boolean =>
  isStaffed(seats, siteId);

/** How many of the same site were there first. */
export const aheadOf = ({ queue }: Situation, { id, siteId }: Place): number => {
  const sameSite = queue.filter((other) => other.siteId === siteId);
  return Math.max(
    0,
    sameSite.findIndex((other) => other.id === id),
  );
};

export async function toVisitorConversation(
  store: Store,
  conversation: Conversation,
  situation?: Situation,
): Promise<VisitorConversation> {
  const { id, caseCode, marks, status } = conversation;
  const common = { id, caseCode, marks, turn: turnOf(conversation) };
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

/** What all inboxes show in common, read once for however many agents are told. */
export type Desk = Situation & {
  readonly presences: readonly Presence[];
  readonly agents: readonly Agent[];
  readonly siteNames: ReadonlyMap<SiteId, string>;
  /** Of the waiting; each is read once. */
  conversation(id: ConversationId): Promise<Conversation | null>;
};

export async function readDesk(store: Store): Promise<Desk> {
  const [queue, presences, agents, sites] = await Promise.all([
    store.queue(),
    store.presences(),
    store.agents(),
    store.sites(),
  ]);
  const read = new Map<ConversationId, Promise<Conversation | null>>();
  return {
    queue,
    presences,
    agents,
    seats: seatsOf(presences, agents),
    siteNames: new Map(sites.map(({ id, name }) => [id, name])),
    conversation(id) {
      const known = read.get(id) ?? store.conversation(id);
      read.set(id, known);
      return known;
    },
  };
}

/** What one agent's console shows: the queue of their sites, and what is theirs. */
export async function readInbox(store: Store, desk: Desk, agent: Agent): Promise<Inbox> {
  const nameOf = ({ siteId }: Conversation) => desk.siteNames.get(siteId) ?? '';
  const theirs = desk.queue.filter(({ siteId }) => agent.siteIds?.includes(siteId) ?? true);
  const [mine, listed] = await Promise.all([
    store.assignedTo(agent.id),
    Promise.all(theirs.slice(0, LISTED).map(({ id }) => desk.conversation(id))),
  ]);
  const online = new Set(await store.connected(mine.map(({ visitorId }) => visitorId)));
  const presence = desk.presences.find(({ agentId }) => agentId === agent.id);
  return {
    availability: availabilityOf(presence, agent.capacity),
    capacity: agent.capacity,
    queue: listed.flatMap((c) => (c?.status === 'queued' ? [toQueueItem(c, nameOf(c))] : [])),
    waiting: theirs.length,
    mine: mine.map((c) => toAgentConversation(c, nameOf(c), online.has(c.visitorId))),
  };
}
