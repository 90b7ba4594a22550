import { expect, test } from 'vitest';
import { TIMES } from '../../../shared/limits.ts';
import { newId, newVisitorId } from '../../ids.ts';
import type { Presence } from '../store.ts';
import { AGENT, type Bench } from './bench.ts';

const agent = { side: 'agent', id: AGENT } as const;

function addLeaseRules({ store }: Bench): void {
  const presence = async (): Promise<Presence> => {
    const [one] = await store().presences();
    if (!one) throw new Error('nobody was ever here');
    return one;
  };

  test('[PR2] a relay vouches for an agent thirty seconds at a time, by the store’s clock', async () => {
    const relay = newId();
    const before = await store().now();
    await store().renewRelay(relay);
    await store().connect(agent, relay);
    const after = await store().now();
    const { connected, leaseUntil } = await presence();
    expect(connected).toBe(true);
    expect(leaseUntil).toBeGreaterThanOrEqual(before + TIMES.leaseMs);
    expect(leaseUntil).toBeLessThanOrEqual(after + TIMES.leaseMs);
  });

  test('[PR2] an agent whose last page has gone keeps the lease they had, and no more', async () => {
    const relay = newId();
    await store().renewRelay(relay);
    await store().connect(agent, relay);
    const { leaseUntil } = await presence();
    await store().disconnect(agent, relay);
    await store().renewRelay(relay);
    expect(await presence()).toMatchObject({ connected: false, leaseUntil });
  });

  test('[PR2] an agent at two relays is there until both have lost them', async () => {
    const [one, two] = [newId(), newId()];
    for (const relay of [one, two]) {
      await store().renewRelay(relay);
      await store().connect(agent, relay);
    }
    await store().disconnect(agent, one);
    expect((await presence()).connected).toBe(true);
    await store().disconnect(agent, two);
    expect((await presence()).connected).toBe(false);
  });

  test('[PR2] a relay that stops in order vouches for nobody any more', async () => {
    const [one, two] = [newId(), newId()];
    expect(await store().renewRelay(one)).toEqual([one]);
    expect(new Set(await store().renewRelay(two))).toEqual(new Set([one, two]));
    await store().connect(agent, one);
    await store().endRelay(one);
    expect((await presence()).connected).toBe(false);
    expect(await store().renewRelay(two)).toEqual([two]);
    await store().endRelay(one);
  });

  test('[PR5] knows whether a visitor has a page open, at whatever relay', async () => {
    const [relay, other] = [newId(), newId()];
    const visitor = { side: 'visitor', id: newVisitorId() } as const;
    expect(await store().isConnected(visitor.id)).toBe(false);
    await store().renewRelay(relay);
    await store().renewRelay(other);
    await store().connect(visitor, relay);
    await store().connect(visitor, other);
    await store().disconnect(visitor, relay);
    expect(await store().isConnected(visitor.id)).toBe(true);
    await store().endRelay(other);
    expect(await store().isConnected(visitor.id)).toBe(false);
    expect(await store().presences()).toEqual([]);
  });
}

function addDutyRules({ store, assign }: Bench): void {
  test('[PR1] keeps whether an agent is available, whatever their connections do', async () => {
    const relay = newId();
    await store().renewRelay(relay);
    await store().setAvailable(AGENT, true);
    await store().connect(agent, relay);
    await store().disconnect(agent, relay);
    expect(await store().presences()).toMatchObject([{ agentId: AGENT, available: true }]);
    await store().setAvailable(AGENT, false);
    expect(await store().presences()).toMatchObject([{ agentId: AGENT, available: false }]);
  });

  test('[RT1] counts an agent idle from the last change of what they hold, and what that is', async () => {
    await store().setAvailable(AGENT, true);
    const [before] = await store().presences();
    const held = await assign();
    const [claimed] = await store().presences();
    expect(claimed?.load).toBe(1);
    expect(claimed?.idleSince).toBeGreaterThanOrEqual(before?.idleSince ?? Infinity);
    await store().closeConversation(held.id, 'visitor', null);
    const [closed] = await store().presences();
    expect(closed?.load).toBe(0);
    expect(closed?.idleSince).toBeGreaterThanOrEqual(claimed?.idleSince ?? Infinity);
    await store().setAvailable(AGENT, true);
    expect((await store().presences())[0]?.idleSince).toBe(closed?.idleSince);
  });
}

export function addPresenceContract(bench: Bench): void {
  addLeaseRules(bench);
  addDutyRules(bench);
}
