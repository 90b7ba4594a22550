import { TIMES } from '../../shared/limits.ts';
import type { Person, Store } from '../store/store.ts';
import type { Refresh } from './refresh.ts';
import type { Spaces } from './server.ts';

export type LeaseParts = Spaces & {
  readonly store: Store;
  readonly relayId: string;
  readonly refresh: Refresh;
};

/** This relay's word that the people connected to it are there. */
export type Lease = {
  renew(): Promise<void>;
  end(): Promise<void>;
  /** Another store knows of nobody here: the next renewal tells it of all. */
  forget(): void;
  /** Since when it has been held without a break, ms. */
  heldForMs(): number;
};

function peopleHere({ visitors, agents }: Spaces): Person[] {
  const theirs = [...visitors.sockets.values()].flatMap(({ data: { known } }) =>
    known ? [{ side: 'visitor', id: known.visitor.id } as const] : [],
  );
  const ours = [...agents.sockets.values()].map(
    ({ data }) => ({ side: 'agent', id: data.agentId }) as const,
  );
  return [...theirs, ...ours];
}

/**
 * After a break (this process was stopped, or the store was away) others may have forgotten who is
 * here, so all of them are told again. And a relay that was gone itself cannot tell who else was
 * lost meanwhile: `heldForMs` starts afresh, and agents get the grace to return.
 */
export function createLease(parts: LeaseParts): Lease {
  const { store, relayId, refresh } = parts;
  let heldSince: number | null = null;
  let renewedAt = 0;
  let circle = '';
  return {
    async renew() {
      const now = performance.now();
      const relays = (await store.renewRelay(relayId)).sort().join(' ');
      if (heldSince === null || now - renewedAt > TIMES.leaseMs) {
        heldSince = now;
        await Promise.all(peopleHere(parts).map((person) => store.connect(person, relayId)));
      }
      renewedAt = now;
      // Another relay came or went, and people with it.
      if (circle !== '' && circle !== relays) refresh.queue();
      circle = relays;
    },
    end: () => store.endRelay(relayId),
    forget() {
      heldSince = null;
    },
    heldForMs: () => (heldSince === null ? 0 : performance.now() - heldSince),
  };
}
