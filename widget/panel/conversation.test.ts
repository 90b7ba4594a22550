import { expect, it } from 'vitest';
import { settle } from './testing/fake-clock.ts';
import { FakeTab } from './testing/model-stage.ts';

it('speaks what the agent writes with their name, and nothing of the visitor’s own', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.assigned();
  stage.spoken.length = 0;
  model.type('Hello?');
  model.send();
  await settle();
  tab.relay.agentSays('Hi there');
  expect(stage.spoken).toEqual(['Minji, agent: Hi there']);
});

it('[RS6] comes back after a reload with the conversation, the draft and whether it was open', async () => {
  const tab = new FakeTab();
  const first = await tab.assigned();
  tab.relay.agentSays('Hi there');
  first.model.type('Half a sent');
  const { model, stage } = await tab.load();
  expect(model.state).toMatchObject({
    open: true,
    draft: 'Half a sent',
    conversation: { status: 'assigned', agentName: 'Minji' },
  });
  expect(model.state.entries).toHaveLength(2);
  expect(stage.spoken).toEqual([]);
  tab.relay.agentSays('Are you there?');
  expect(stage.spoken).toEqual(['Minji, agent: Are you there?']);
});

it('[RS6] says nothing of the queue after a reload until the place changes', async () => {
  const tab = new FakeTab();
  await tab.queued();
  const { stage } = await tab.load();
  expect(stage.spoken).toEqual([]);
  tab.relay.queue(1);
  expect(stage.spoken).toEqual(['1 person ahead of you']);
});

it('[MS8] sends again after a reload, under the same id, what was not acknowledged', async () => {
  const tab = new FakeTab();
  const first = await tab.assigned();
  tab.relay.answers.set('message:send', () => null);
  first.model.type('Are you there?');
  first.model.send();
  expect(tab.kept).toMatchObject({ outbox: [{ text: 'Are you there?' }] });
  tab.relay.answers.clear();
  await tab.load();
  const [before, after] = tab.relay.asked('message:send');
  expect(after).toEqual(before);
});

it('[MS10] keeps a message that was refused for good, and speaks of it once', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.assigned();
  stage.spoken.length = 0;
  tab.relay.answers.set('message:send', () => ({ ok: false, error: { code: 'closed' } }));
  model.type('Too late');
  model.send();
  await settle();
  expect(model.state.outbox).toMatchObject([{ text: 'Too late', state: 'failed' }]);
  tab.relay.agentSays('Bye');
  expect(stage.spoken).toEqual(['Not sent', 'Minji, agent: Bye']);
  model.discard(model.state.outbox[0]?.cmid ?? '');
  expect(model.state.outbox).toEqual([]);
});

it('keeps unsent words as a draft when their conversation is gone', async () => {
  const tab = new FakeTab();
  const first = await tab.queued();
  tab.relay.answers.set('message:send', () => null);
  first.model.type('Lost?');
  first.model.send();
  first.model.type('And more');
  tab.relay.conversation = null;
  const { model } = await tab.load();
  expect(model.state).toMatchObject({ draft: 'And more\nLost?', conversation: null, outbox: [] });
});

it('[PR5] says what it has received at once, and what was read only while it is in view', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.assigned();
  tab.isVisible = false;
  const { seq } = tab.relay.agentSays('Hi');
  await tab.clock.advance(300);
  expect(tab.relay.asked('conversation:mark').at(-1)).toMatchObject({ delivered: seq, read: 0 });
  expect([stage.unread, model.state.unread]).toEqual([1, 1]);
  tab.isVisible = true;
  model.looked();
  await tab.clock.advance(300);
  expect(tab.relay.asked('conversation:mark').at(-1)).toMatchObject({ delivered: seq, read: seq });
  expect([stage.unread, model.state.unread]).toEqual([0, 0]);
});

it('[PR5] leaves unread what comes while the panel is closed or scrolled away', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.assigned();
  model.looked(false);
  tab.relay.agentSays('One');
  model.looked(true);
  expect(stage.unread).toBe(0);
  model.close();
  tab.relay.agentSays('Two');
  expect(stage.unread).toBe(1);
});

it('[PR5] tells of typing at most every three seconds, and once that it stopped', async () => {
  const tab = new FakeTab();
  const { model } = await tab.assigned();
  model.type('a');
  model.type('ab');
  await tab.clock.advance(2_999);
  model.type('abc');
  await tab.clock.advance(1);
  model.type('abcd');
  model.type('');
  model.stillTypes(false);
  const said = tab.relay.asked('conversation:typing').map(({ typing }) => typing);
  expect(said).toEqual([true, true, false]);
});

it('shows the agent typing for six seconds', async () => {
  const tab = new FakeTab();
  const { model } = await tab.assigned();
  const { conversation } = model.state;
  tab.relay.tell('agent:typing', { conversationId: conversation?.id, typing: true });
  await tab.clock.advance(5_999);
  expect(model.state.agentTyping).toBe(true);
  await tab.clock.advance(1);
  expect(model.state.agentTyping).toBe(false);
});

it('[TR1] hears that the agent ended, and can ask again', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.assigned();
  tab.relay.add({ kind: 'closed', by: 'agent', name: 'Minji' });
  tab.relay.change({ status: 'closed', closedBy: 'agent' });
  expect(stage.spoken.at(-1)).toBe('The agent ended the chat');
  expect(stage.events).toContainEqual(['ended', { by: 'agent' }]);
  model.leave('details');
  expect(model.state).toMatchObject({ conversation: null, view: 'details', entries: [] });
  expect(tab.kept).toMatchObject({ conversationId: null });
});

it('ignores a push of an older turn', async () => {
  const tab = new FakeTab();
  const { model } = await tab.assigned();
  const now = model.state.conversation;
  tab.relay.tell('conversation:changed', { ...now, status: 'queued', turn: (now?.turn ?? 0) - 1 });
  expect(model.state.conversation).toBe(now);
});
