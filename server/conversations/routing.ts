import type { AgentId, ConversationId, SiteId } from '../../shared/model.ts';

export type Waiting = {
  readonly id: ConversationId;
  readonly siteId: SiteId;
  readonly aepoch: number;
};

/** An agent as routing sees them. `siteIds` null: all sites. */
export type Seat = {
  readonly agentId: AgentId;
  readonly name: string;
  readonly siteIds: readonly SiteId[] | null;
  readonly capacity: number;
  readonly load: number;
  readonly idleSince: number;
};

export type Assignment = { readonly waiting: Waiting; readonly seat: Seat };

const share = (seat: Seat): number => seat.load / seat.capacity;

/** Lowest share of capacity in use, then longest idle, then id, so that ties have one answer. */
const before = (a: Seat, b: Seat): number =>
  share(a) - share(b) || a.idleSince - b.idleSince || (a.agentId < b.agentId ? -1 : 1);

const serves = (seat: Seat, siteId: SiteId): boolean => seat.siteIds?.includes(siteId) ?? true;

/**
 * Who gets whom, first come first served. Pure: the same situation gives the same assignments.
 * @param queue oldest first
 * @param seats agents who are here and available; those at capacity get nothing
 */
export function route(queue: readonly Waiting[], seats: readonly Seat[]): Assignment[] {
  const free = new Map(seats.filter((s) => s.load < s.capacity).map((s) => [s.agentId, s]));
  const assignments: Assignment[] = [];
  for (const waiting of queue) {
    if (free.size === 0) break;
    const [seat] = [...free.values()].filter((s) => serves(s, waiting.siteId)).sort(before);
    if (!seat) continue;
    assignments.push({ waiting, seat });
    const taken = { ...seat, load: seat.load + 1 };
    if (taken.load < taken.capacity) free.set(seat.agentId, taken);
    else free.delete(seat.agentId);
  }
  return assignments;
}
