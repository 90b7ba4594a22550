import { TIMES } from '../../shared/limits.ts';
import type { Person, Store } from '../store/store.ts';
import type { Spaces } from './server.ts';

export type LeaseParts = Spaces & {
  readonly store: Store;
  readonly relayId: string;
  /** Another relay came or went, and people with it. */
  circleChanged(): void;
};

/** This relay's word on who is connected to it, good as long as its lease runs. */
export type Lease = {
  /** The first page of a person here has come. */
  connect(person: Person): Promise<void>;
  /** The last page of a person here has gone. */
  disconnect(personId: Person['id']): Promise<void>;
  renew(): Promise<void>;
  end(): Promise<void>;
  /** What the store knows of the people here may be wrong: the next renewal says it all anew. */
  doubt(): void;
  /** Whether the last renewal was kept. */
  isKept(): boolean;
  /** Since when it has been held without a break, ms; 0 when it may have run out. */
  heldForMs(): number;
};

function peopleHere({ visitors, agents }: Spaces): Person[] {
  const people = new Map<string, Person>();
  for (const { data } of visitors.sockets.values()) {
    if (data.known)
      people.set(data.known.visitor.id, { side: 'visitor', id: data.known.visitor.id });
  }
  for (const { data } of agents.sockets.values()) {
    people.set(data.agentId, { side: 'agent', id: data.agentId });
  }
  return [...people.values()];
}

/**
 * After a break (this process was stopped, or the store was away or is another) the store may take
 * people for here who have left, or the other way round, so the next renewal says who is. And a
 * relay that was gone itself cannot tell who else was lost meanwhile: `heldForMs` starts afresh, and
 * agents get the grace to return.
 */
export function createLease(parts: LeaseParts): Lease {
  const { store, relayId, circleChanged } = parts;
  let heldSince: number | null = null;
  let renewedAt = -Infinity;
  let isInDoubt = true;
  let isKept = true;
  let circle = '';
  const isOver = () => performance.now() - renewedAt > TIMES.leaseMs;

  async function renewOnce(): Promise<void> {
    const now = performance.now();
    const wasOver = isOver();
    const here = wasOver || isInDoubt ? peopleHere(parts) : undefined;
    isInDoubt = false;
    const relays = (await store.renewRelay(relayId, here)).sort().join(' ');
    if (wasOver || heldSince === null) heldSince = now;
    renewedAt = now;
    if (circle !== '' && circle !== relays) circleChanged();
    circle = relays;
  }
  const orDoubt = async (work: Promise<void>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      isInDoubt = true;
      throw error;
    }
  };
  return {
    connect: (person) => orDoubt(store.connect(person, relayId)),
    disconnect: (personId) => orDoubt(store.disconnect(personId, relayId)),
    async renew() {
      isKept = false;
      await orDoubt(renewOnce());
      isKept = true;
    },
    end: () => store.endRelay(relayId),
    doubt() {
      isInDoubt = true;
      heldSince = null;
    },
    isKept: () => isKept,
    heldForMs: () => (heldSince === null || isOver() ? 0 : performance.now() - heldSince),
  };
}
