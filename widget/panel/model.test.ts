import { expect, it } from 'vitest';
import { settle } from './testing/fake-clock.ts';
import { FakeTab } from './testing/model-stage.ts';
import { FAILURE } from './testing/stage.ts';

const textsOf = (tab: FakeTab) => tab.relay.asked('message:send').map(({ text }) => text);

it('[OP2] connects to nothing and sends nothing before the visitor presses the button', async () => {
  const tab = new FakeTab();
  const { model } = await tab.load();
  model.open(true);
  model.show('details');
  model.edit({ userId: 'minji' });
  model.type('My password');
  await tab.clock.advance(60_000);
  expect(tab.relay.connects).toBe(0);
  model.start();
  await settle();
  expect(tab.relay.heard.map(({ name }) => name)).toEqual(['session:hello', 'conversation:open']);
});

it('[OP3] opens with the report as the visitor edited it', async () => {
  const tab = new FakeTab();
  const { model } = await tab.load();
  model.finishStep('caps_lock', 'tried');
  model.edit({ userId: 'somebody else', triedNote: 'rebooted' });
  model.start();
  await settle();
  const [open] = tab.relay.asked('conversation:open');
  expect(open).toMatchObject({
    locale: 'en',
    report: {
      userId: 'somebody else',
      triedNote: 'rebooted',
      tried: ['caps_lock'],
      pageUrl: 'https://shop.example.com/login',
    },
  });
  expect(model.state.conversation?.caseCode).toBe('K7F-29Q');
});

it('remembers a tried step outside the panel, a skipped one not', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.load();
  model.finishStep('caps_lock', 'tried');
  model.finishStep('recheck_id', 'skipped');
  expect(stage.steps).toEqual(['caps_lock']);
  expect(model.report().tried).toEqual(['caps_lock']);
});

it('takes over a newer failure, but for what the visitor edited', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.load(FAILURE);
  model.edit({ userId: 'mine' });
  model.heardFailure({ ...FAILURE, userId: 'theirs', errorMessage: 'Locked', attempts: 3 });
  expect(model.report()).toMatchObject({ userId: 'mine', errorMessage: 'Locked', attempts: 3 });
  expect(stage.spoken).toEqual([]);
});

it('[OP5] says that the queue is full, and lets the visitor try again', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.load();
  tab.relay.answers.set('conversation:open', () => ({ ok: false, error: { code: 'queue_full' } }));
  model.start();
  await settle();
  expect(model.state).toMatchObject({ refusal: 'queue_full', isStarting: false });
  expect(stage.events).toContainEqual(['error', { code: 'queue_full' }]);
  tab.relay.answers.clear();
  model.start();
  await settle();
  expect(model.state).toMatchObject({ refusal: null, conversation: { status: 'queued' } });
});

it('goes on trying to open while the relay cannot commit', async () => {
  const tab = new FakeTab();
  const { model } = await tab.load();
  tab.relay.answers.set('conversation:open', () => ({ ok: false, error: { code: 'unavailable' } }));
  model.start();
  await settle();
  expect(model.state.isStarting).toBe(true);
  tab.relay.answers.clear();
  await tab.clock.advance(1_000);
  expect(model.state.conversation?.status).toBe('queued');
});

it('[QU2] speaks a new place in the queue, at most every thirty seconds', async () => {
  const tab = new FakeTab();
  const { stage } = await tab.queued();
  expect(stage.spoken).toEqual(['2 people ahead of you']);
  tab.relay.queue(1);
  await tab.clock.advance(30_000);
  expect(stage.spoken).toHaveLength(1);
  tab.relay.queue(0);
  expect(stage.spoken).toEqual(['2 people ahead of you', 'You’re next']);
  expect(stage.events.filter(([name]) => name === 'queued')).toHaveLength(3);
});

it('[QU4] sends what a waiting visitor writes', async () => {
  const tab = new FakeTab();
  const { model } = await tab.queued();
  model.type('It fails since noon');
  model.send();
  await settle();
  expect(textsOf(tab)).toEqual(['It fails since noon']);
  expect(model.state).toMatchObject({ draft: '', outbox: [] });
});

it('[QU5] leaves the queue', async () => {
  const tab = new FakeTab();
  const { model } = await tab.queued();
  model.end();
  await settle();
  expect(model.state.conversation).toMatchObject({ status: 'closed', closedBy: 'visitor' });
});
