import type { AgentId } from '../../shared/model.ts';
import {
  aheadOf,
  isSiteStaffed,
  readDesk,
  readInbox,
  toVisitorConversation,
  type Desk,
} from '../conversations/views.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { agentRoom, visitorRoom, type Spaces } from './server.ts';

/** Changes that come this close together are told once. */
const GATHER_MS = 30;

/** Says anew what agents and waiting visitors at this relay look at, after it may have changed. */
export type Refresh = {
  /** The queue changed: every inbox here, and every waiting visitor here whose place moved. */
  queue(): void;
  inbox(agentId: AgentId): void;
  stop(): void;
};
export type RefreshParts = Spaces & { readonly store: Store; readonly log: Log };

async function tellInbox({ store, agents }: RefreshParts, desk: Desk, agentId: AgentId) {
  const agent = desk.agents.find(({ id }) => id === agentId);
  if (!agent) return;
  const inbox = await readInbox(store, desk, agent);
  agents.local.to(agentRoom(agentId)).emit('inbox:changed', inbox);
}

/** Tells the waiting what is new to them; `told` remembers what they heard last. */
async function tellWaiting(parts: RefreshParts, desk: Desk, told: Map<string, string>) {
  const { store, visitors } = parts;
  const before = new Map(told);
  told.clear();
  for (const waiting of desk.queue) {
    const room = visitorRoom(waiting.visitorId);
    if (!visitors.adapter.rooms.has(room)) continue;
    const place = `${aheadOf(desk, waiting)} ${isSiteStaffed(desk, waiting)}`;
    told.set(waiting.id, place);
    if (before.get(waiting.id) === place) continue;
    const conversation = await desk.conversation(waiting.id);
    if (!conversation) continue;
    const view = await toVisitorConversation(store, conversation, desk);
    visitors.local.to(room).emit('conversation:changed', view);
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
    const here = [...parts.agents.sockets.values()].map((socket) => socket.data.agentId);
    const agents = new Set(everyone ? here : here.filter((agentId) => stale.has(agentId)));
    stale.clear();
    queueStale = false;
    if (agents.size === 0 && !everyone) return;
    const desk = await readDesk(parts.store);
    await Promise.all([...agents].map((agentId) => tellInbox(parts, desk, agentId)));
    if (everyone) await tellWaiting(parts, desk, told);
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
