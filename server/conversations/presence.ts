import { TIMES } from '../../shared/limits.ts';
import type { AgentId, Availability, SiteId } from '../../shared/model.ts';
import type { Agent, Presence } from '../store/store.ts';
import type { Seat } from './routing.ts';

/** Whether an agent is at the console: connected, and the lease of their relay still runs. */
const isHere = (presence: Presence, now: number): boolean =>
  presence.connected && presence.leaseUntil > now;

/** Agents whose lease and grace have both run out: what they hold goes back to the queue (PR2). */
export const expired = (presences: readonly Presence[], now: number): AgentId[] =>
  presences.filter((p) => p.leaseUntil + TIMES.graceMs <= now).map((p) => p.agentId);

/** The agents whom routing may give something, with what they hold already. */
export function seatsOf(
  presences: readonly Presence[],
  agents: readonly Agent[],
  loads: ReadonlyMap<AgentId, number>,
  now: number,
): Seat[] {
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  return presences
    .filter((presence) => presence.available && isHere(presence, now))
    .flatMap(({ agentId, idleSince }) => {
      const agent = byId.get(agentId);
      if (!agent) return [];
      const { displayName: name, siteIds, capacity } = agent;
      return [{ agentId, name, siteIds, capacity, idleSince, load: loads.get(agentId) ?? 0 }];
    });
}

/** Whether anyone who answers for this site is here and takes conversations. */
export const isStaffed = (seats: readonly Seat[], siteId: SiteId): boolean =>
  seats.some((seat) => seat.siteIds?.includes(siteId) ?? true);

/** What an agent is shown as; `busy` is at capacity. */
export function availabilityOf(
  presence: Presence | undefined,
  load: number,
  capacity: number,
): Availability {
  if (!presence?.available) return 'away';
  return load >= capacity ? 'busy' : 'available';
}
