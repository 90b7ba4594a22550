import { expect, it } from 'vitest';
import { settle } from './testing/fake-clock.ts';
import { FakeTab } from './testing/model-stage.ts';

const statesOf = (events: readonly (readonly [string, unknown])[]) =>
  events.flatMap(([name, detail]) =>
    name === 'connection' ? [(detail as { state: string }).state] : [],
  );

it('[RS3] says hello first after every connect, naming how far it has read', async () => {
  const tab = new FakeTab();
  await tab.assigned();
  tab.relay.down();
  tab.relay.store({ kind: 'message', side: 'agent', cmid: 'x', text: 'Missed', name: 'Minji' });
  tab.relay.up();
  await settle();
  const [first, second] = tab.relay.asked('session:hello');
  expect(first).toMatchObject({ token: null, position: null });
  expect(second).toMatchObject({ token: 'token-1', position: { last: 1 } });
});

it('[RS3] shows what it missed, and speaks it', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.assigned();
  tab.relay.down();
  tab.relay.store({ kind: 'message', side: 'agent', cmid: 'x', text: 'Missed', name: 'Minji' });
  tab.relay.up();
  await settle();
  expect(model.state.entries).toHaveLength(2);
  expect(stage.spoken.at(-1)).toBe('Minji, agent: Missed');
});

it('[RS7] keeps each next token', async () => {
  const tab = new FakeTab();
  await tab.queued();
  expect(tab.kept).toMatchObject({ token: 'token-1' });
  tab.relay.down();
  tab.relay.up();
  await settle();
  expect(tab.kept).toMatchObject({ token: 'token-2' });
});

it.each(['unauthenticated', 'token_expired'] as const)(
  'comes as a fresh visitor when its token is %s',
  async (code) => {
    const tab = new FakeTab();
    tab.keep({ token: 'old', conversationId: 'gone', outbox: [] });
    tab.relay.answers.set('session:hello', ({ token }) =>
      token === 'old'
        ? { ok: false, error: { code } }
        : {
            ok: true,
            data: {
              token: 'new',
              conversation: null,
              page: null,
              siteName: 'Demo',
              agentsOnline: true,
            },
          },
    );
    const { model } = await tab.load();
    expect(model.state).toMatchObject({ link: 'live', isResuming: false, conversation: null });
    expect(tab.kept).toMatchObject({ token: 'new', conversationId: null });
  },
);

it('stays silent about a connection that is back within three seconds', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.assigned();
  stage.spoken.length = 0;
  tab.relay.down();
  await tab.clock.advance(2_999);
  expect(model.state).toMatchObject({ link: 'reconnecting', isDown: false });
  tab.relay.up();
  await settle();
  await tab.clock.advance(10_000);
  expect(stage.spoken).toEqual([]);
});

it('says that the connection is down after three seconds, and when it is back', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.assigned();
  stage.spoken.length = 0;
  tab.relay.isReachable = false;
  tab.relay.down();
  await tab.clock.advance(3_000);
  expect(model.state.isDown).toBe(true);
  tab.relay.isReachable = true;
  tab.relay.up();
  await settle();
  expect(stage.spoken).toEqual(['Reconnecting', 'Back online']);
  expect(statesOf(stage.events)).toEqual(['connecting', 'live', 'reconnecting', 'live']);
});

it('tells a lost network from a lost relay', async () => {
  const tab = new FakeTab();
  const { model } = await tab.assigned();
  tab.isOnline = false;
  tab.relay.down();
  expect(model.state.link).toBe('offline');
});

it('[MS7] sends what was written meanwhile once it is back', async () => {
  const tab = new FakeTab();
  const { model } = await tab.assigned();
  tab.relay.down();
  model.type('Still there?');
  model.send();
  await tab.clock.advance(60_000);
  expect(tab.relay.asked('message:send')).toEqual([]);
  tab.relay.up();
  await settle();
  expect(tab.relay.asked('message:send')).toHaveLength(1);
  expect(model.state.outbox).toEqual([]);
});

it('tries at once when the visitor is back', async () => {
  const tab = new FakeTab();
  const { model } = await tab.assigned();
  tab.relay.down();
  const { connects } = tab.relay;
  model.wake();
  await settle();
  expect(tab.relay.connects).toBe(connects + 1);
  expect(model.state.link).toBe('live');
});

it('never connects because somebody looks at the page', async () => {
  const tab = new FakeTab();
  const { model } = await tab.load();
  model.wake();
  await settle();
  expect(tab.relay.connects).toBe(0);
});

it('[TR2] comes back later when the relay says that it goes away', async () => {
  const tab = new FakeTab();
  const { model } = await tab.assigned();
  tab.relay.tell('relay:draining', { inMs: 4_000 });
  const { connects } = tab.relay;
  await tab.clock.advance(3_999);
  expect(tab.relay.connects).toBe(connects);
  await tab.clock.advance(1);
  expect(tab.relay.connects).toBe(connects + 1);
  expect(model.state.link).toBe('live');
});

it('says that there is no way in when the site is not known', async () => {
  const tab = new FakeTab();
  const { model } = await tab.load();
  tab.relay.answers.set('session:hello', () => ({ ok: false, error: { code: 'unknown_site' } }));
  model.start();
  await settle();
  expect(model.state).toMatchObject({
    link: 'failed',
    refusal: 'unknown_site',
    isStarting: false,
  });
});
