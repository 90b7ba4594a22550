import { expect, test } from 'vitest';
import { TIMES } from '../shared/limits.ts';
import { createDesk, settle } from './testing/desk.ts';
import { sampleConversation, sampleQueueItem } from './testing/samples.ts';

const UNAVAILABLE = { code: 'unavailable' } as const;

/** A desk whose relay cannot store anything just now. */
async function withoutStore() {
  const desk = createDesk();
  const queue = [sampleQueueItem('q1')];
  desk.relay.goLive({ mine: [sampleConversation('c1')], queue, waiting: 1 });
  await settle();
  desk.relay.tellStore(false);
  return desk;
}

test('[MS9] [RL3] a message waits while nothing can be stored, and goes at once when it can', async () => {
  const desk = await withoutStore();
  for (let tries = 0; tries < 4; tries++) desk.relay.refuse('message:send', UNAVAILABLE);
  desk.inbox.send('c1', 'kept');
  for (let tries = 0; tries < 3; tries++) {
    await settle();
    desk.clock.advance(TIMES.retryCapMs);
  }
  await settle();
  expect(desk.relay.askedFor('message:send')).toHaveLength(4);
  expect(desk.thread('c1').outbox).toMatchObject([{ text: 'kept', state: 'queued' }]);
  desk.relay.tellStore(true);
  await settle();
  expect(desk.thread('c1').outbox).toEqual([]);
  expect(desk.inbox.get().isStoreAway).toBe(false);
});

test('[RS4] what was said around the outage is read when it is over', async () => {
  const desk = await withoutStore();
  desk.relay.visitorSays('c1', 'missed', 'lost');
  desk.relay.tellStore(true);
  await settle();
  expect(desk.thread('c1').entries).toHaveLength(1);
});

test('a write that was stored says that the store is back, a read does not', async () => {
  const desk = await withoutStore();
  desk.relay.visitorSays('c1', 'one');
  desk.relay.visitorSays('c1', 'three', 'lost');
  desk.relay.tellHead('c1');
  desk.clock.advance(TIMES.headGraceMs);
  await desk.inbox.setAvailable(true);
  await settle();
  expect(desk.inbox.get().isStoreAway).toBe(true);
  await desk.inbox.take({ id: 'q1', aepoch: 0 });
  expect(desk.inbox.get()).toMatchObject({ isStoreAway: false, openId: 'q1' });
});

test('nothing is known of the store once the line is lost', async () => {
  const desk = await withoutStore();
  desk.relay.goDown();
  expect(desk.inbox.get()).toMatchObject({ link: 'reconnecting', isStoreAway: false });
});

test('[RL3] what cannot be done for now is said, whatever was asked', async () => {
  const desk = await withoutStore();
  const asks = {
    'conversation:claim': () => desk.inbox.take({ id: 'q1', aepoch: 0 }),
    'conversation:close': () => desk.inbox.end('c1'),
    'presence:set': () => desk.inbox.setAvailable(false),
  } as const;
  for (const name of ['conversation:claim', 'conversation:close', 'presence:set'] as const) {
    desk.relay.refuse(name, UNAVAILABLE);
    desk.inbox.forgetRefusal();
    await asks[name]();
    expect([name, desk.inbox.get().refusal]).toEqual([name, UNAVAILABLE]);
  }
  expect(desk.inbox.get().ended).toBeNull();
});
