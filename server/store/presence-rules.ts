import { TIMES } from '../../shared/limits.ts';
import type { AgentId } from '../../shared/model.ts';
import type { LocalStore } from './local-methods.ts';
import type { PresenceRow, Relay, Rows } from './rows.ts';
import type { Person, Presence, PresenceStore } from './store.ts';

/** How long a relay that is gone is remembered: until nobody's grace can depend on its lease. */
export const FORGET_RELAY_MS = 2 * TIMES.maxGraceMs;

/** An agent's row, made when they first come. */
const rowOf = (rows: Rows, agentId: AgentId): PresenceRow =>
  rows.presence(agentId) ?? {
    agentId,
    available: false,
    leaseUntil: rows.now(),
    idleSince: rows.now(),
  };

function leaseOf(rows: Rows, row: PresenceRow, relays: readonly Relay[]): number {
  const theirs = rows.relaysOf(row.agentId);
  const leases = relays.filter(({ id }) => theirs.includes(id)).map(({ until }) => until);
  return Math.max(row.leaseUntil, ...leases);
}

/** A relay vouches for its agents no more, beyond the lease that it had. */
function dissolve(rows: Rows, relay: Relay): void {
  for (const row of rows.presences()) {
    if (!rows.relaysOf(row.agentId).includes(relay.id)) continue;
    rows.savePresence({ ...row, leaseUntil: Math.max(row.leaseUntil, relay.until) });
  }
  rows.deleteRelay(relay.id);
}

function present(rows: Rows, row: PresenceRow, relays: readonly Relay[]): Presence {
  const theirs = rows.relaysOf(row.agentId);
  const now = rows.now();
  return {
    ...row,
    leaseUntil: leaseOf(rows, row, relays),
    connected: relays.some(({ id, until }) => until > now && theirs.includes(id)),
    load: rows.countAssigned(row.agentId),
  };
}

function connect(rows: Rows, { side, id }: Person, relayId: string): void {
  if (!rows.relays().some((relay) => relay.id === relayId)) return;
  if (side === 'agent') rows.savePresence(rowOf(rows, id));
  rows.connect(relayId, id);
}

function disconnect(rows: Rows, personId: Person['id'], relayId: string): void {
  const row = rows.presences().find(({ agentId }) => agentId === personId);
  if (row) rows.savePresence({ ...row, leaseUntil: leaseOf(rows, row, rows.relays()) });
  rows.disconnect(relayId, personId);
}

/** Makes what is kept of a relay's people what the relay says it is. */
function restate(rows: Rows, relayId: string, here: readonly Person[]): void {
  const ids = new Set<string>(here.map(({ id }) => id));
  const known = rows.peopleAt(relayId);
  for (const id of known) if (!ids.has(id)) disconnect(rows, id, relayId);
  for (const person of here) if (!known.includes(person.id)) connect(rows, person, relayId);
}

function renew(rows: Rows, relayId: string, here: readonly Person[] | undefined): string[] {
  const now = rows.now();
  rows.saveRelay({ id: relayId, until: now + TIMES.leaseMs });
  if (here) restate(rows, relayId, here);
  const relays = rows.relays();
  relays
    .filter(({ until }) => until + FORGET_RELAY_MS <= now)
    .forEach((relay) => dissolve(rows, relay));
  return relays.filter(({ until }) => until > now).map(({ id }) => id);
}

/** Leases by the rows' own clock. An agent who becomes available has been idle since then. */
export const createPresenceRules = (rows: Rows): Pick<LocalStore, keyof PresenceStore> => ({
  now: () => rows.now(),
  incarnation: () => rows.incarnation(),
  setAvailable(agentId, available) {
    const row = rowOf(rows, agentId);
    const idleSince = available && !row.available ? rows.now() : row.idleSince;
    rows.savePresence({ ...row, available, idleSince });
  },
  connect: (person, relayId) => connect(rows, person, relayId),
  disconnect: (personId, relayId) => disconnect(rows, personId, relayId),
  presences() {
    const relays = rows.relays();
    return rows.presences().map((row) => present(rows, row, relays));
  },
  connected(visitorIds) {
    const live = rows.relays().filter(({ until }) => until > rows.now());
    return visitorIds.filter((visitorId) => {
      const theirs = rows.relaysOf(visitorId);
      return live.some(({ id }) => theirs.includes(id));
    });
  },
  renewRelay: (relayId, here) => renew(rows, relayId, here),
  endRelay(relayId) {
    const relay = rows.relays().find(({ id }) => id === relayId);
    if (relay) dissolve(rows, relay);
  },
});
