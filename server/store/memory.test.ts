import { expect, test } from 'vitest';
import { TIMES } from '../../shared/limits.ts';
import { hashOf, newToken, newVisitorId } from '../ids.ts';
import { AGENT, SITE } from './contract/bench.ts';
import { registerStoreContract } from './contract/contract.ts';
import { createMemoryStore } from './memory.ts';

registerStoreContract('memory', () => Promise.resolve(createMemoryStore()));

/** Only this driver lets a test hold the clock; the rules above the rows are the same for SQLite. */
function createClock() {
  let now = 1_000_000;
  return { now: () => now, advance: (ms: number) => void (now += ms) };
}
const rotation = (presented: string | null, next: string) => ({
  siteId: SITE,
  presented: presented && hashOf(presented),
  next: hashOf(next),
  newVisitorId: newVisitorId(),
});

test('[RS7] the token before opens the door for a minute after its successor was used', async () => {
  const clock = createClock();
  const store = createMemoryStore(clock.now);
  const [first, second] = [newToken(), newToken()];
  await store.rotateVisitorToken(rotation(null, first));
  await store.rotateVisitorToken(rotation(first, second));
  clock.advance(10 * TIMES.tokenOverlapMs);
  const visitorId = await store.rotateVisitorToken(rotation(second, newToken()));
  clock.advance(TIMES.tokenOverlapMs - 1);
  expect(await store.rotateVisitorToken(rotation(first, newToken()))).toBe(visitorId);
  await store.touchVisitorToken(hashOf(first));
  clock.advance(1);
  expect(await store.rotateVisitorToken(rotation(first, newToken()))).toBeNull();
});

test('[RS7] a token dies two idle hours after its page went, and a day after the first', async () => {
  const clock = createClock();
  const store = createMemoryStore(clock.now);
  const token = newToken();
  await store.rotateVisitorToken(rotation(null, token));
  clock.advance(TIMES.visitorIdleMs - 1);
  await store.touchVisitorToken(hashOf(token));
  clock.advance(TIMES.visitorIdleMs - 1);
  expect(await store.rotateVisitorToken(rotation(token, newToken()))).not.toBeNull();
  clock.advance(1);
  expect(await store.rotateVisitorToken(rotation(token, newToken()))).toBeNull();
});

test('[AC3] a one-time link ends after a day', async () => {
  const clock = createClock();
  const store = createMemoryStore(clock.now);
  await store.saveInvite('link', AGENT);
  clock.advance(TIMES.inviteMs - 1);
  expect(await store.invite('link', false)).toBe(AGENT);
  clock.advance(1);
  expect(await store.invite('link', true)).toBeNull();
});

test('an agent session ends after fifteen idle minutes, and after ten hours of work', async () => {
  const clock = createClock();
  const store = createMemoryStore(clock.now);
  const started = clock.now();
  const session = { hash: 'h', agentId: AGENT, csrf: 'c', createdAt: started, seenAt: started };
  await store.saveSession(session);
  while (clock.now() - started < TIMES.agentAbsoluteMs - TIMES.agentIdleMs) {
    clock.advance(TIMES.agentIdleMs - 1);
    expect(await store.session('h')).not.toBeNull();
  }
  clock.advance(TIMES.agentIdleMs);
  expect(await store.session('h')).toBeNull();
});
