import type { AgentId } from '../../shared/model.ts';
import {
  aheadOf,
  isSiteStaffed,
  readInbox,
  readSituation,
  toVisitorConversation,
} from '../conversations/views.ts';
import type { Log } from '../log.ts';
import type { Conversation, Store } from '../store/store.ts';
import { agentRoom, visitorRoom, type Spaces } from './server.ts';

/** Changes that come this close together are told once. */
const GATHER_MS = 30;

/** Says anew what agents and waiting visitors look at, after it may have changed. */
export type Refresh = {
  /** The queue changed: every inbox here, and every waiting visitor whose place moved. */
  queue(): void;
  inbox(agentId: AgentId): void;
  stop(): void;
};
export type RefreshParts = Spaces & { readonly store: Store; readonly log: Log };

/** Whether a page of this visitor is connected. */
export const isVisitorOnline =
  ({ visitors }: Spaces) =>
  async (conversation: Conversation): Promise<boolean> => {
    const sockets = await visitors.adapter.sockets(new Set([visitorRoom(conversation.visitorId)]));
    return sockets.size > 0;
  };

async function tellInbox(parts: RefreshParts, agentId: AgentId): Promise<void> {
  const agent = await parts.store.agent(agentId);
  if (!agent) return;
  const inbox = await readInbox(
    { store: parts.store, isVisitorOnline: isVisitorOnline(parts) },
    agent,
  );
  parts.agents.to(agentRoom(agentId)).emit('inbox:changed', inbox);
}

/** Tells the waiting what is new to them; `told` remembers what they heard last. */
async function tellWaiting({ store, visitors }: RefreshParts, told: Map<string, string>) {
  const situation = await readSituation(store);
  const before = new Map(told);
  told.clear();
  for (const conversation of situation.queue) {
    const staffed = isSiteStaffed(situation, conversation);
    const place = `${aheadOf(situation, conversation)} ${staffed}`;
    told.set(conversation.id, place);
    if (before.get(conversation.id) === place) continue;
    const view = await toVisitorConversation(store, conversation, situation);
    visitors.to(visitorRoom(conversation.visitorId)).emit('conversation:changed', view);
  }
}

export function createRefresh(parts: RefreshParts): Refresh {
  const told = new Map<string, string>();
  const stale = new Set<AgentId>();
  let queueStale = false;
  let timer: NodeJS.Timeout | null = null;
  async function flush() {
    timer = null;
    const everyone = queueStale;
    const here = everyone ? [...parts.agents.sockets.values()].map((s) => s.data.agentId) : [];
    const agents = new Set([...stale, ...here]);
    stale.clear();
    queueStale = false;
    await Promise.all([...agents].map((agentId) => tellInbox(parts, agentId)));
    if (everyone) await tellWaiting(parts, told);
  }
  const soon = () => {
    timer ??= setTimeout(() => {
      flush().catch((error: unknown) => parts.log.warn('refresh failed', {}, error));
    }, GATHER_MS);
  };
  return {
    queue() {
      queueStale = true;
      soon();
    },
    inbox(agentId) {
      stale.add(agentId);
      soon();
    },
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}
