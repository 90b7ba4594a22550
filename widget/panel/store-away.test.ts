import { expect, it } from 'vitest';
import { settle } from './testing/fake-clock.ts';
import { FakeTab } from './testing/model-stage.ts';

const UNAVAILABLE = { ok: false, error: { code: 'unavailable' } } as const;

/** A visitor who talks with Minji while nothing can be stored. */
async function withoutStore() {
  const tab = new FakeTab();
  const page = await tab.assigned();
  page.stage.spoken.length = 0;
  tab.relay.answers.set('message:send', () => UNAVAILABLE);
  tab.relay.tell('relay:store', { available: false });
  return { tab, ...page };
}

it('stays silent about a store that is back within three seconds', async () => {
  const { tab, model, stage } = await withoutStore();
  await tab.clock.advance(2_999);
  expect(model.state).toMatchObject({ link: 'live', isStoreAway: true, isDown: false });
  tab.relay.tell('relay:store', { available: true });
  await tab.clock.advance(10_000);
  expect(model.state).toMatchObject({ isStoreAway: false, isDown: false });
  expect(stage.spoken).toEqual([]);
});

it('[RL3] says that messages cannot be saved after three seconds, and when they can again', async () => {
  const { tab, model, stage } = await withoutStore();
  await tab.clock.advance(3_000);
  expect(model.state.isDown).toBe(true);
  tab.relay.tell('relay:store', { available: true });
  expect(model.state.isDown).toBe(false);
  expect(stage.spoken).toEqual([
    expect.stringMatching(/^We can’t save messages right now/),
    'Messages can be saved again',
  ]);
});

it('[MS9] [RL3] sends what waited at once when the store is back, whatever its back-off', async () => {
  const { tab, model } = await withoutStore();
  model.type('Kept?');
  model.send();
  await tab.clock.advance(60_000);
  const tries = tab.relay.asked('message:send').length;
  expect(model.state.outbox).toMatchObject([{ text: 'Kept?', state: 'queued' }]);
  tab.relay.answers.clear();
  tab.relay.tell('relay:store', { available: true });
  await settle();
  expect(tab.relay.asked('message:send')).toHaveLength(tries + 1);
  expect(model.state.outbox).toEqual([]);
});

it('takes a message that was stored for the store’s return', async () => {
  const { tab, model } = await withoutStore();
  tab.relay.answers.clear();
  model.type('Stored');
  model.send();
  await settle();
  expect(model.state.isStoreAway).toBe(false);
});

it('takes no reading or typing for the store’s return', async () => {
  const { tab, model } = await withoutStore();
  model.type('H');
  tab.relay.tell('conversation:head', { conversationId: 'other', head: { epoch: 'e', seq: 1 } });
  await tab.clock.advance(1_000);
  expect(model.state.isStoreAway).toBe(true);
});

it('knows nothing of the store any more when the connection is lost', async () => {
  const { tab, model, stage } = await withoutStore();
  tab.relay.isReachable = false;
  tab.relay.down();
  expect(model.state).toMatchObject({ link: 'reconnecting', isStoreAway: false });
  await tab.clock.advance(3_000);
  expect(stage.spoken).toEqual(['Reconnecting']);
});

it('[RL3] opens the conversation by itself as soon as the store is back', async () => {
  const tab = new FakeTab();
  const { model } = await tab.load();
  tab.relay.answers.set('conversation:open', () => UNAVAILABLE);
  model.start();
  await tab.clock.advance(20_000);
  const tries = tab.relay.asked('conversation:open').length;
  expect(tries).toBeGreaterThan(2);
  expect(model.state).toMatchObject({ isStarting: true, refusal: null });
  tab.relay.answers.clear();
  tab.relay.tell('relay:store', { available: true });
  await settle();
  expect(tab.relay.asked('conversation:open')).toHaveLength(tries + 1);
  expect(model.state).toMatchObject({ isStarting: false, conversation: { status: 'queued' } });
});

it.each(['the back-off ends', 'the store is back', 'the visitor looks'] as const)(
  '[RL3] says hello again when %s after it was refused for now',
  async (cause) => {
    const tab = new FakeTab();
    await tab.assigned();
    tab.relay.answers.set('session:hello', () => UNAVAILABLE);
    const { model } = await tab.load();
    expect(model.state).toMatchObject({ isResuming: true, conversation: null });
    const tries = tab.relay.asked('session:hello').length;
    tab.relay.answers.clear();
    if (cause === 'the back-off ends') await tab.clock.advance(500);
    else if (cause === 'the visitor looks') model.wake();
    else tab.relay.tell('relay:store', { available: true });
    await settle();
    expect(tab.relay.asked('session:hello')).toHaveLength(tries + 1);
    expect(model.state).toMatchObject({ link: 'live', conversation: { agentName: 'Minji' } });
  },
);

it('[TR1] asks whether to end until the end is stored, and says when it was not', async () => {
  const { tab, model } = await withoutStore();
  tab.relay.answers.set('conversation:close', () => UNAVAILABLE);
  model.set({ isEnding: true });
  model.end();
  await settle();
  expect(model.state).toMatchObject({ isEnding: true, refusal: 'unavailable' });
  tab.relay.answers.clear();
  model.end();
  await settle();
  expect(model.state).toMatchObject({
    isEnding: false,
    refusal: null,
    conversation: { status: 'closed' },
  });
});
