import { expect, test } from 'vitest';
import { asSiteId, hashOf, newToken, newVisitorId } from '../../ids.ts';
import { AGENT, OTHER_AGENT, SITE, type Bench } from './bench.ts';
import type { Agent } from '../store.ts';

export const AGENT_ROW: Agent = {
  id: AGENT,
  login: 'agent',
  displayName: 'Agent',
  passwordHash: null,
  capacity: 3,
  siteIds: [SITE],
  passwordless: false,
  disabled: false,
};

function addPeopleRules({ store }: Bench): void {
  test('keeps sites as they were saved, and the newest of each', async () => {
    const site = { id: SITE, name: 'Example', origins: ['https://login.example.com'] };
    await store().saveSite(site);
    await store().saveSite({ ...site, origins: ['loopback'] });
    expect(await store().site(SITE)).toEqual({ ...site, origins: ['loopback'] });
    expect(await store().sites()).toHaveLength(1);
    expect(await store().site('__proto__')).toBeNull();
  });

  test('keeps agents as they were saved, and gives a login to one of them only', async () => {
    expect(await store().saveAgent(AGENT_ROW)).toBe(true);
    expect(await store().saveAgent({ ...AGENT_ROW, id: OTHER_AGENT, siteIds: null })).toBe(false);
    expect(await store().saveAgent({ ...AGENT_ROW, passwordHash: 'x' })).toBe(true);
    expect(await store().agentByLogin('agent')).toEqual({ ...AGENT_ROW, passwordHash: 'x' });
    expect(await store().agent(OTHER_AGENT)).toBeNull();
    expect(await store().agents()).toHaveLength(1);
  });

  test('[AC3] spends a one-time link once, of however many try', async () => {
    await store().saveInvite('first', AGENT);
    await store().saveInvite('second', AGENT);
    expect(await store().invite('first', false)).toBeNull();
    expect(await store().invite('second', false)).toBe(AGENT);
    const tries = await Promise.all([1, 2, 3].map(() => store().invite('second', true)));
    expect(tries.filter((agentId) => agentId !== null)).toEqual([AGENT]);
  });

  test('keeps a session until it is ended', async () => {
    const now = await store().now();
    const session = { hash: 'h', agentId: AGENT, csrf: 'c', createdAt: now, seenAt: now };
    await store().saveSession(session);
    expect(await store().session('h')).toEqual(session);
    await store().endSession('h');
    expect(await store().session('h')).toBeNull();
  });

  test('[AC8] names the sessions that have ended, and those of agents who are disabled', async () => {
    const now = await store().now();
    const session = { csrf: 'c', createdAt: now, seenAt: now };
    const other = { ...AGENT_ROW, id: OTHER_AGENT, login: 'other' };
    await store().saveAgent(AGENT_ROW);
    await store().saveAgent(other);
    await store().saveSession({ ...session, hash: 'lives', agentId: AGENT });
    await store().saveSession({ ...session, hash: 'ends', agentId: AGENT });
    await store().saveSession({ ...session, hash: 'theirs', agentId: OTHER_AGENT });
    await store().endSession('ends');
    const hashes = ['lives', 'ends', 'theirs', 'never was'];
    expect(await store().endedSessions(hashes)).toEqual(['ends', 'never was']);
    await store().saveAgent({ ...other, disabled: true });
    expect(await store().endedSessions(hashes)).toEqual(['ends', 'theirs', 'never was']);
    expect(await store().endedSessions([])).toEqual([]);
  });

  test('ends every session of one agent, and of no other', async () => {
    const now = await store().now();
    const session = { csrf: 'c', createdAt: now, seenAt: now };
    await store().saveSession({ ...session, hash: 'one', agentId: AGENT });
    await store().saveSession({ ...session, hash: 'two', agentId: AGENT });
    await store().saveSession({ ...session, hash: 'three', agentId: OTHER_AGENT });
    await store().endSessionsOf(AGENT);
    const left = await Promise.all(['one', 'two', 'three'].map((hash) => store().session(hash)));
    expect(left.map((each) => each?.hash)).toEqual([undefined, undefined, 'three']);
  });
}

function addTokenRules({ store }: Bench): void {
  const rotation = (presented: string | null, next: string) => ({
    siteId: SITE,
    presented: presented && hashOf(presented),
    next: hashOf(next),
    newVisitorId: newVisitorId(),
  });

  test('[RS7] replaces a visitor token by its successor, and knows the visitor by either', async () => {
    const [first, second, third, fourth] = [newToken(), newToken(), newToken(), newToken()];
    const visitorId = await store().rotateVisitorToken(rotation(null, first));
    expect(visitorId).not.toBeNull();
    expect(await store().rotateVisitorToken(rotation(first, second))).toBe(visitorId);
    expect(await store().rotateVisitorToken(rotation(first, third))).toBe(visitorId);
    expect(await store().rotateVisitorToken(rotation(second, fourth))).toBe(visitorId);
  });

  test('[RS7] refuses a token it never gave, and one of another site', async () => {
    const token = newToken();
    await store().rotateVisitorToken(rotation(null, token));
    expect(await store().rotateVisitorToken(rotation(newToken(), newToken()))).toBeNull();
    const elsewhere = { ...rotation(token, newToken()), siteId: asSiteId('another') };
    expect(await store().rotateVisitorToken(elsewhere)).toBeNull();
  });
}

export function addDirectoryContract(bench: Bench): void {
  addPeopleRules(bench);
  addTokenRules(bench);
}
