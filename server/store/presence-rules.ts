import { TIMES } from '../../shared/limits.ts';
import type { LocalStore } from './local-store.ts';
import type { Rows } from './rows.ts';
import type { Presence, PresenceStore } from './store.ts';

/** Leases by the rows' own clock. An agent who becomes available has been idle since then. */
export const createPresenceRules = (rows: Rows): Pick<LocalStore, keyof PresenceStore> => ({
  now: () => rows.now(),
  setPresence(agentId, change) {
    const now = rows.now();
    const before: Presence = rows.presence(agentId) ?? {
      agentId,
      available: false,
      connected: false,
      leaseUntil: now,
      idleSince: now,
    };
    const presence: Presence = {
      ...before,
      ...change,
      leaseUntil: change.connected ? now + TIMES.leaseMs : before.leaseUntil,
      idleSince: change.available && !before.available ? now : before.idleSince,
    };
    rows.savePresence(presence);
    return presence;
  },
  presences: () => rows.presences(),
});
