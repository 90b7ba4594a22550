import { expect, it } from 'vitest';
import { NO_MARKS } from '../../shared/model.ts';
import { settle } from './testing/fake-clock.ts';
import { CONVERSATION, EPOCH } from './testing/fake-relay.ts';
import { FakeTab } from './testing/model-stage.ts';

/** From here on the relay's store is an empty one. */
function empty(tab: FakeTab): void {
  const { relay } = tab;
  relay.conversation = null;
  relay.entries.length = 0;
  const gone = relay.tokens;
  relay.answers.set('session:hello', ({ token }) => {
    const isKnown = Number(String(token).split('-')[1]) > gone;
    if (token && !isKnown) return { ok: false, error: { code: 'data_lost' } };
    const next = `token-${++relay.tokens}`;
    const welcome = { token: next, conversation: null, page: null };
    return { ok: true, data: { ...welcome, siteName: 'Demo', agentsOnline: true } };
  });
}

async function reconnect(tab: FakeTab): Promise<void> {
  tab.relay.down();
  tab.relay.up();
  await settle();
}

it('[RS9] says loudly that the record was lost, shows what is left of it, and the form', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.assigned();
  tab.relay.agentSays('Hi there');
  empty(tab);
  await reconnect(tab);
  expect(model.state).toMatchObject({
    link: 'live',
    conversation: null,
    view: 'details',
    lost: expect.stringContaining('Hi there'),
  });
  expect(stage.spoken.at(-1)).toMatch(/^We lost the record of your chat/);
  expect(model.report().userId).toBe('minji.kim@example.com');
  expect(tab.relay.asked('session:hello').at(-1)).toMatchObject({ token: null, position: null });
});

it('[MS8] keeps as a draft what had not been sent when the record was lost', async () => {
  const tab = new FakeTab();
  const { model } = await tab.assigned();
  tab.relay.answers.set('message:send', () => null);
  model.type('Unsent');
  model.send();
  model.type('half');
  empty(tab);
  await reconnect(tab);
  expect(model.state).toMatchObject({ draft: 'half\nUnsent', outbox: [] });
});

it('[RS9] says so after a reload as well, until the visitor has put it away', async () => {
  const tab = new FakeTab();
  await tab.assigned();
  empty(tab);
  const first = await tab.load();
  expect(first.model.state).toMatchObject({ lost: '', isResuming: false, view: 'details' });
  const second = await tab.load();
  expect(second.model.state.lost).toBe('');
  second.model.dismissLoss();
  expect(second.model.state.lost).toBeNull();
  const third = await tab.load();
  expect(third.model.state.lost).toBeNull();
});

it('[RS9] a reload still names the epoch, by which the relay knows a loss from an old token', async () => {
  const tab = new FakeTab();
  await tab.assigned();
  const { model } = await tab.load();
  const position = { conversationId: CONVERSATION, epoch: EPOCH, last: 0 };
  expect(tab.relay.asked('session:hello').at(-1)).toMatchObject({ position });
  expect(model.state.entries).toHaveLength(1);
  model.leave('help');
  expect(tab.kept).toMatchObject({ conversationId: null, epoch: null });
});

it('[RS9] marks the closed panel’s bubble, until the panel is opened', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.assigned();
  model.close();
  empty(tab);
  await reconnect(tab);
  expect(stage.unread).toBe(1);
  model.open(false);
  expect(stage.unread).toBe(0);
});

it('is said no more once the visitor has started again, who has to agree anew', async () => {
  const tab = new FakeTab();
  const { model } = await tab.assigned();
  model.edit({ agreed: true });
  empty(tab);
  await reconnect(tab);
  expect(model.state.edits.agreed).toBe(false);
  model.start();
  await settle();
  expect(model.state).toMatchObject({ lost: null, conversation: { status: 'queued' } });
  expect(tab.kept).toMatchObject({ isRecordLost: false });
});

it('is not said to a visitor who had no conversation', async () => {
  const tab = new FakeTab();
  tab.keep({ token: 'token-0', conversationId: null, outbox: [] });
  empty(tab);
  const { model, stage } = await tab.load();
  model.start();
  await settle();
  expect(model.state).toMatchObject({ lost: null, conversation: { status: 'queued' } });
  expect(stage.spoken.join()).not.toContain('lost');
});

it('[RS5] [RS9] speaks of a part that was lost, and of what is said after it', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.assigned();
  for (const text of ['One', 'Two', 'Three']) tab.relay.agentSays(text);
  model.looked(false);
  const marks = { ...NO_MARKS, visitorDelivered: 2, visitorRead: 2 };
  tab.relay.tell('conversation:marked', { conversationId: CONVERSATION, marks });
  stage.spoken.length = 0;
  const { entries } = tab.relay;
  entries.splice(2);
  tab.relay.epoch = 'epoch-bbbbbbbbbbbbbbbb';
  tab.relay.add({ kind: 'data_loss' });
  await settle();
  expect(stage.spoken).toEqual([
    'Part of this chat was lost on our side. Please write again what is missing below.',
  ]);
  tab.relay.agentSays('Where were we?');
  expect(stage.spoken.at(-1)).toBe('Minji, agent: Where were we?');
  expect(stage.unread).toBe(1);
});

it('[RL5] speaks nothing of an entry that only a newer relay knows', async () => {
  const tab = new FakeTab();
  const { stage } = await tab.assigned();
  stage.spoken.length = 0;
  tab.relay.add({ kind: 'moved' } as never);
  expect(stage.spoken).toEqual([]);
});
