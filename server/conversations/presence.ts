import type { AgentId, Availability, SiteId } from '../../shared/model.ts';
import type { Agent, Presence } from '../store/store.ts';
import type { Seat } from './routing.ts';

/**
 * Agents with conversations whose lease and grace have both run out: what they hold goes back to
 * the queue (PR2).
 */
export const expired = (presences: readonly Presence[], graceMs: number, now: number): AgentId[] =>
  presences.filter((p) => p.load > 0 && p.leaseUntil + graceMs <= now).map((p) => p.agentId);

/** The agents whom routing may give something, with what they hold already. */
export function seatsOf(presences: readonly Presence[], agents: readonly Agent[]): Seat[] {
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  return presences
    .filter((presence) => presence.available && presence.connected)
    .flatMap(({ agentId, idleSince, load }) => {
      const agent = byId.get(agentId);
      if (!agent || agent.disabled) return [];
      const { displayName: name, siteIds, capacity } = agent;
      return [{ agentId, name, siteIds, capacity, idleSince, load }];
    });
}

/** Whether anyone who answers for this site is here and takes conversations. */
export const isStaffed = (seats: readonly Seat[], siteId: SiteId): boolean =>
  seats.some((seat) => seat.siteIds?.includes(siteId) ?? true);

/** What an agent is shown as; `busy` is at capacity. */
export function availabilityOf(presence: Presence | undefined, capacity: number): Availability {
  if (!presence?.available) return 'away';
  return presence.load >= capacity ? 'busy' : 'available';
}
