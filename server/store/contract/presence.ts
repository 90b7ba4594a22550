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
    await store().disconnect(AGENT, relay);
    await store().renewRelay(relay);
    expect(await presence()).toMatchObject({ connected: false, leaseUntil });
  });

  test('[PR2] an agent at two relays is there until both have lost them', async () => {
    const [one, two] = [newId(), newId()];
    for (const relay of [one, two]) {
      await store().renewRelay(relay);
      await store().connect(agent, relay);
    }
    await store().disconnect(AGENT, one);
    expect((await presence()).connected).toBe(true);
    await store().disconnect(AGENT, two);
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

  test('[RL2] takes nobody’s word for a relay that has no lease, or had one', async () => {
    const relay = newId();
    const visitor = { side: 'visitor', id: newVisitorId() } as const;
    for (const person of [agent, visitor]) await store().connect(person, relay);
    await store().renewRelay(relay);
    expect(await store().presences()).toEqual([]);
    expect(await store().connected([visitor.id])).toEqual([]);
    await store().endRelay(relay);
    await store().connect(visitor, relay);
    await store().renewRelay(relay);
    expect(await store().connected([visitor.id])).toEqual([]);
  });

  test('[RL2] believes a relay that says who is there, and lets go of the others', async () => {
    const [relay, elsewhere] = [newId(), newId()];
    const [here, gone] = [newVisitorId(), newVisitorId()];
    await store().renewRelay(relay);
    await store().renewRelay(elsewhere);
    await store().connect(agent, relay);
    await store().connect({ side: 'visitor', id: gone }, relay);
    const { leaseUntil } = await presence();
    await store().renewRelay(relay, [{ side: 'visitor', id: here }]);
    expect(await store().connected([here, gone])).toEqual([here]);
    const left = await presence();
    expect(left.connected).toBe(false);
    expect(left.leaseUntil).toBeGreaterThanOrEqual(leaseUntil);
    await store().renewRelay(relay, [agent]);
    expect((await presence()).connected).toBe(true);
    expect(await store().connected([here])).toEqual([]);
  });

  test('[PR5] knows whether a visitor has a page open, at whatever relay', async () => {
    const [relay, other] = [newId(), newId()];
    const visitor = { side: 'visitor', id: newVisitorId() } as const;
    expect(await store().connected([visitor.id])).toEqual([]);
    await store().renewRelay(relay);
    await store().renewRelay(other);
    await store().connect(visitor, relay);
    await store().connect(visitor, other);
    await store().disconnect(visitor.id, relay);
    expect(await store().connected([visitor.id])).toEqual([visitor.id]);
    await store().endRelay(other);
    expect(await store().connected([visitor.id])).toEqual([]);
    expect(await store().presences()).toEqual([]);
  });
}

function addDutyRules({ store, assign }: Bench): void {
  test('[PR1] keeps whether an agent is available, whatever their connections do', async () => {
    const relay = newId();
    await store().renewRelay(relay);
    await store().setAvailable(AGENT, true);
    await store().connect(agent, relay);
    await store().disconnect(AGENT, relay);
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
