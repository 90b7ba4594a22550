import { beforeEach, describe, expect, test } from 'vitest';
import { TIMES } from '../../../shared/limits.ts';
import { hashOf, newToken, newVisitorId } from '../../ids.ts';
import type { CopyableStore } from '../copy.ts';
import { AGENT, SITE } from './bench.ts';

/** A store whose clock a test moves. */
export type Aged = {
  readonly store: CopyableStore;
  /** Lets so many ms go by. */
  advance(ms: number): Promise<void>;
};

const rotation = (presented: string | null, next: string) => ({
  siteId: SITE,
  presented: presented && hashOf(presented),
  next: hashOf(next),
  newVisitorId: newVisitorId(),
});

function addTokenExpiry(aged: () => Aged, justMs: number): void {
  test('[RS7] the token before opens the door for a minute after its successor was used', async () => {
    const { store, advance } = aged();
    const [first, second] = [newToken(), newToken()];
    await store.rotateVisitorToken(rotation(null, first));
    await store.rotateVisitorToken(rotation(first, second));
    await advance(10 * TIMES.tokenOverlapMs);
    const visitorId = await store.rotateVisitorToken(rotation(second, newToken()));
    await advance(TIMES.tokenOverlapMs - justMs);
    expect(await store.rotateVisitorToken(rotation(first, newToken()))).toBe(visitorId);
    await store.touchVisitorToken(hashOf(first));
    await advance(justMs);
    expect(await store.rotateVisitorToken(rotation(first, newToken()))).toBeNull();
  });

  test('[RS7] a token dies two idle hours after its page went, and a day after the first', async () => {
    const { store, advance } = aged();
    const token = newToken();
    await store.rotateVisitorToken(rotation(null, token));
    await advance(TIMES.visitorIdleMs - justMs);
    await store.touchVisitorToken(hashOf(token));
    await advance(TIMES.visitorIdleMs - justMs);
    const next = newToken();
    expect(await store.rotateVisitorToken(rotation(token, next))).not.toBeNull();
    await advance(justMs);
    expect(await store.rotateVisitorToken(rotation(token, newToken()))).toBeNull();
    for (let hours = 4; hours < 24; hours++) {
      await store.touchVisitorToken(hashOf(next));
      await advance(TIMES.visitorAbsoluteMs / 24);
    }
    await store.touchVisitorToken(hashOf(next));
    await advance(2 * justMs);
    expect(await store.rotateVisitorToken(rotation(next, newToken()))).toBeNull();
  });
}

function addSignInExpiry(aged: () => Aged, justMs: number): void {
  test('[CP1] hands out no token that has run out', async () => {
    const { store, advance } = aged();
    await store.rotateVisitorToken(rotation(null, newToken()));
    const tokens = async () =>
      (await store.directoryRecords()).filter(({ kind }) => kind === 'token').length;
    expect(await tokens()).toBe(1);
    await advance(TIMES.visitorIdleMs);
    expect(await tokens()).toBe(0);
  });

  test('[AC3] a one-time link ends after a day', async () => {
    const { store, advance } = aged();
    await store.saveInvite('link', AGENT);
    await advance(TIMES.inviteMs - justMs);
    expect(await store.invite('link', false)).toBe(AGENT);
    await advance(justMs);
    expect(await store.invite('link', true)).toBeNull();
  });

  test('an agent session ends after fifteen idle minutes, and after ten hours of work', async () => {
    const { store, advance } = aged();
    const startedAt = await store.now();
    const session = { agentId: AGENT, csrf: 'c', createdAt: startedAt, seenAt: startedAt };
    for (const hash of ['idle', 'busy']) await store.saveSession({ ...session, hash });
    let passed = 0;
    while (passed < TIMES.agentAbsoluteMs - TIMES.agentIdleMs) {
      await advance(TIMES.agentIdleMs - justMs);
      passed += TIMES.agentIdleMs - justMs;
      expect(await store.session('busy')).not.toBeNull();
    }
    expect(await store.session('idle')).toBeNull();
    await advance(TIMES.agentAbsoluteMs - passed);
    expect(await store.endedSessions(['busy'])).toEqual(['busy']);
    expect(await store.session('busy')).toBeNull();
  });

  test('a session that begins makes the store forget those that are over', async () => {
    const { store, advance } = aged();
    const at = await store.now();
    await store.saveSession({ hash: 'old', agentId: AGENT, csrf: 'c', createdAt: at, seenAt: at });
    expect(await store.isSignedIn(AGENT)).toBe(true);
    await advance(TIMES.agentIdleMs);
    expect(await store.isSignedIn(AGENT)).toBe(false);
    const now = await store.now();
    await store.saveSession({
      hash: 'new',
      agentId: AGENT,
      csrf: 'c',
      createdAt: now,
      seenAt: now,
    });
    expect(await store.isSignedIn(AGENT)).toBe(true);
    const kept = (await store.directoryRecords()).filter(({ kind }) => kind === 'session');
    expect(kept).toMatchObject([{ session: { hash: 'new' } }]);
  });

  test('looking whether a session has ended does not keep it alive', async () => {
    const { store, advance } = aged();
    const at = await store.now();
    await store.saveSession({ hash: 'h', agentId: AGENT, csrf: 'c', createdAt: at, seenAt: at });
    await advance(TIMES.agentIdleMs - justMs);
    await store.endedSessions(['h']);
    await advance(justMs);
    expect(await store.session('h')).toBeNull();
  });
}

function addLeaseExpiry(aged: () => Aged, justMs: number): void {
  test('[RL2] a relay’s lease runs thirty seconds, and its people are there as long', async () => {
    const { store, advance } = aged();
    const agent = { side: 'agent', id: AGENT } as const;
    const visitor = { side: 'visitor', id: newVisitorId() } as const;
    await store.renewRelay('relay');
    for (const person of [agent, visitor]) await store.connect(person, 'relay');
    await advance(TIMES.leaseMs - justMs);
    expect((await store.presences())[0]?.connected).toBe(true);
    expect(await store.connected([visitor.id])).toEqual([visitor.id]);
    await advance(justMs);
    expect((await store.presences())[0]?.connected).toBe(false);
    expect(await store.connected([visitor.id])).toEqual([]);
    expect(await store.renewRelay('relay')).toEqual(['relay']);
    expect((await store.presences())[0]?.connected).toBe(true);
  });

  test('[RL2] a relay that never comes back is forgotten, and its agents’ lease stays over', async () => {
    const { store, advance } = aged();
    await store.renewRelay('gone');
    await store.connect({ side: 'agent', id: AGENT }, 'gone');
    const [before] = await store.presences();
    await advance(TIMES.leaseMs + 2 * TIMES.maxGraceMs);
    expect(await store.renewRelay('here')).toEqual(['here']);
    const [after] = await store.presences();
    expect(after?.connected).toBe(false);
    expect(after?.leaseUntil).toBeLessThanOrEqual(before?.leaseUntil ?? 0);
    await store.renewRelay('gone');
    expect((await store.presences())[0]?.connected).toBe(false);
  });
}

/**
 * What ends by itself. SQLite runs the same rules as memory, over the same rows.
 * @param justMs how close to a limit this driver's clock can be held
 */
export function registerExpiryContract(
  driver: string,
  create: () => Promise<Aged>,
  justMs: number,
): void {
  describe(`the ${driver} store, as time goes by`, () => {
    let aged: Aged;
    beforeEach(async () => {
      aged = await create();
      return () => aged.store.close();
    });
    addTokenExpiry(() => aged, justMs);
    addSignInExpiry(() => aged, justMs);
    addLeaseExpiry(() => aged, justMs);
  });
}
