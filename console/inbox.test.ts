import { expect, test } from 'vitest';
import { TIMES } from '../shared/limits.ts';
import type { AgentConversation } from '../shared/model.ts';
import { createDesk, settle, type Desk } from './testing/desk.ts';
import { sampleConversation, sampleQueueItem } from './testing/samples.ts';

const texts = (desk: Desk, id: string) =>
  desk.thread(id).entries.map((entry) => (entry.kind === 'message' ? entry.text : entry.kind));

async function startDesk(...mine: AgentConversation[]): Promise<Desk> {
  const desk = createDesk();
  desk.relay.goLive({ mine });
  await settle();
  return desk;
}

test('the first conversation that comes opens by itself, the second does not', async () => {
  const desk = await startDesk();
  desk.relay.show({ mine: [sampleConversation('c1')] });
  desk.relay.show({ mine: [sampleConversation('c1'), sampleConversation('c2')] });
  expect(desk.inbox.get().openId).toBe('c1');
});

test('[QU4] an agent reads what was written before they came', async () => {
  const desk = createDesk();
  desk.relay.visitorSays('c1', 'I am locked out');
  desk.relay.goLive({ mine: [sampleConversation('c1')] });
  await settle();
  expect(texts(desk, 'c1')).toEqual(['I am locked out']);
});

test('[RS3] after reconnecting a console reads what it missed, then sends', async () => {
  const desk = await startDesk(sampleConversation('c1'));
  desk.relay.goDown();
  desk.inbox.send('c1', 'still here');
  desk.relay.visitorSays('c1', 'hello?');
  expect(desk.inbox.get().link).toBe('reconnecting');
  desk.relay.goLive();
  await settle();
  expect(texts(desk, 'c1')).toEqual(['hello?', 'still here']);
  expect(desk.thread('c1').outbox).toEqual([]);
});

test('[RS4] a lost push is found by the head and read', async () => {
  const desk = await startDesk(sampleConversation('c1'));
  desk.relay.visitorSays('c1', 'lost on the way', 'lost');
  desk.relay.tellHead('c1');
  desk.clock.advance(TIMES.headGraceMs);
  await settle();
  expect(texts(desk, 'c1')).toEqual(['lost on the way']);
});

test('[RS6] a reload brings back the open conversation, its draft and what was not sent', async () => {
  const before = await startDesk(sampleConversation('c1'), sampleConversation('c2'));
  before.inbox.open('c2');
  before.inbox.type('c2', 'half a sent');
  before.relay.goDown();
  before.inbox.send('c2', 'on its way');
  const after = before.reload();
  after.relay.goLive();
  await settle();
  expect(after.inbox.get().openId).toBe('c2');
  expect(after.inbox.draft('c2')).toBe('half a sent');
  expect(texts(after, 'c2')).toEqual(['on its way']);
});

test('[MS6] [MS10] a message refused for good stays, can be sent again or taken back', async () => {
  const desk = await startDesk(sampleConversation('c1'));
  desk.relay.refuse('message:send', { code: 'not_assigned' });
  desk.relay.refuse('message:send', { code: 'not_assigned' });
  desk.inbox.send('c1', 'too late');
  await settle();
  const [item] = desk.thread('c1').outbox;
  expect(item).toMatchObject({ text: 'too late', state: 'failed', code: 'not_assigned' });
  desk.inbox.retry('c1', item?.cmid ?? '');
  await settle();
  expect(desk.thread('c1').outbox).toMatchObject([{ state: 'failed' }]);
  desk.inbox.discard('c1', item?.cmid ?? '');
  expect(desk.thread('c1').outbox).toEqual([]);
});

test('[MS6] an agent sends under the fence of the newest assignment', async () => {
  const desk = await startDesk(sampleConversation('c1', { aepoch: 1 }));
  desk.relay.show({ mine: [sampleConversation('c1', { aepoch: 3 })] });
  desk.inbox.send('c1', 'hello');
  await settle();
  expect(desk.relay.askedFor('message:send')).toMatchObject([{ text: 'hello', aepoch: 3 }]);
});

test('[PR5] what arrives is told as delivered, and as read only before the agent’s eyes', async () => {
  const desk = await startDesk(sampleConversation('c1'));
  desk.relay.visitorSays('c1', 'one');
  await settle();
  expect(desk.thread('c1').unread).toBe(1);
  expect(desk.relay.askedFor('conversation:mark').at(-1)).toMatchObject({ delivered: 1, read: 0 });
  desk.inbox.attend(true);
  await settle();
  expect(desk.thread('c1').unread).toBe(0);
  expect(desk.relay.askedFor('conversation:mark').at(-1)).toMatchObject({ delivered: 1, read: 1 });
});

test('[PR5] another conversation than the open one stays unread', async () => {
  const desk = await startDesk(sampleConversation('c1'), sampleConversation('c2'));
  desk.inbox.attend(true);
  desk.relay.visitorSays('c2', 'over here');
  await settle();
  expect(desk.thread('c2').unread).toBe(1);
  desk.inbox.open('c2');
  expect(desk.thread('c2').unread).toBe(0);
});

test('[PR5] the visitor’s marks reach the agent and never go back', async () => {
  const desk = await startDesk(sampleConversation('c1'));
  desk.relay.visitorSees('c1', 4, 3);
  desk.relay.visitorSees('c1', 2, 1);
  expect(desk.thread('c1').marks).toMatchObject({ visitorDelivered: 4, visitorRead: 3 });
});

test('[PR5] the visitor’s typing shows for six seconds, or until they have written', async () => {
  const desk = await startDesk(sampleConversation('c1'));
  const isTyping = () => desk.thread('c1').visitorTyping;
  desk.relay.visitorTypes('c1');
  desk.clock.advance(TIMES.typingShownMs - 1);
  expect(isTyping()).toBe(true);
  desk.clock.advance(1);
  expect(isTyping()).toBe(false);
  desk.relay.visitorTypes('c1');
  desk.relay.visitorSays('c1', 'done');
  expect(isTyping()).toBe(false);
});

test('[PR5] the agent’s typing is told, and its end when the message goes', async () => {
  const desk = await startDesk(sampleConversation('c1'));
  desk.inbox.type('c1', 'h');
  desk.inbox.type('c1', 'he');
  desk.inbox.send('c1', 'hello');
  await settle();
  expect(desk.relay.askedFor('conversation:typing')).toMatchObject([
    { typing: true },
    { typing: false },
  ]);
});

test('[RT4] a conversation that somebody else took first is said so, and stays theirs', async () => {
  const desk = await startDesk();
  await desk.inbox.take({ id: 'q1', aepoch: 0 });
  expect(desk.inbox.get()).toMatchObject({ refusal: { code: 'taken' }, openId: null });
  desk.inbox.forgetRefusal();
  expect(desk.inbox.get().refusal).toBeNull();
});

test('a taken conversation opens, in place of the one that was open', async () => {
  const desk = createDesk();
  const queue = [sampleQueueItem('q1')];
  desk.relay.goLive({ mine: [sampleConversation('c1')], queue, waiting: 1 });
  await desk.inbox.take({ id: 'q1', aepoch: 0 });
  expect(desk.inbox.get()).toMatchObject({ openId: 'q1', inbox: { waiting: 0 } });
});

test('[TR1] a conversation the visitor ended stays on the screen until the agent closes it', async () => {
  const desk = await startDesk(sampleConversation('c1'));
  desk.relay.append('c1', { kind: 'closed', by: 'visitor', name: null });
  desk.relay.show({ mine: [] });
  await settle();
  expect(desk.thread('c1').standing).toBe('closed');
  desk.inbox.dismiss('c1');
  expect(desk.inbox.get()).toMatchObject({ threads: [], openId: null });
});

test('[TR1] how a conversation ended is read even when the push was lost', async () => {
  const desk = await startDesk(sampleConversation('c1'));
  desk.relay.append('c1', { kind: 'closed', by: 'visitor', name: null }, 'lost');
  desk.relay.show({ mine: [] });
  await settle();
  expect(desk.thread('c1').standing).toBe('closed');
});

test('[PR2] a conversation given back is no longer the agent’s, and is back when it returns', async () => {
  const desk = await startDesk(sampleConversation('c1'));
  desk.inbox.type('c1', 'half');
  desk.relay.append('c1', { kind: 'requeued', reason: 'lost' });
  desk.relay.show({ mine: [] });
  await settle();
  expect(desk.thread('c1').standing).toBe('returned');
  desk.relay.show({ mine: [sampleConversation('c1', { aepoch: 3 })] });
  await settle();
  expect(desk.thread('c1').standing).toBe('mine');
  expect(desk.inbox.draft('c1')).toBe('half');
});

test('a conversation that is over and not open leaves the lists by itself', async () => {
  const desk = await startDesk(sampleConversation('c1'), sampleConversation('c2'));
  desk.relay.append('c2', { kind: 'closed', by: 'visitor', name: null });
  desk.relay.show({ mine: [sampleConversation('c1')] });
  await settle();
  expect(desk.inbox.get().threads.map(({ conversation }) => conversation.id)).toEqual(['c1']);
});

test('[MS10] one that is over but holds an unsent message does not', async () => {
  const desk = await startDesk(sampleConversation('c1'), sampleConversation('c2'));
  desk.relay.refuse('message:send', { code: 'closed' });
  desk.inbox.send('c2', 'goodbye');
  await settle();
  desk.relay.show({ mine: [sampleConversation('c1')] });
  await settle();
  const [item] = desk.thread('c2').outbox;
  desk.inbox.discard('c2', item?.cmid ?? '');
  expect(desk.inbox.get().threads).toHaveLength(1);
});

test('[PR1] availability is asked of the relay, and shown as the relay says', async () => {
  const desk = await startDesk();
  await desk.inbox.setAvailable(false);
  expect(desk.relay.askedFor('presence:set')).toEqual([{ available: false }]);
  expect(desk.inbox.get().inbox?.availability).toBe('available');
  desk.relay.show({ availability: 'away' });
  expect(desk.inbox.get().inbox?.availability).toBe('away');
});

test('[TR1] ending asks the relay, and a refusal is said', async () => {
  const desk = await startDesk(sampleConversation('c1'));
  desk.relay.refuse('conversation:close', { code: 'unavailable' });
  await desk.inbox.end('c1');
  expect(desk.inbox.get().refusal).toEqual({ code: 'unavailable' });
});

test('[TR2] a relay that goes away is said before the line is gone', async () => {
  const desk = await startDesk();
  desk.relay.drain();
  expect(desk.inbox.get().link).toBe('draining');
});

test('[PR4] a session that ended is told', async () => {
  const desk = await startDesk();
  desk.relay.endSession();
  expect(desk.inbox.get().ended).toEqual({ code: 'token_expired' });
});

test('a log that cannot be read now is asked for again', async () => {
  const desk = createDesk();
  desk.relay.visitorSays('c1', 'hello');
  desk.relay.refuse('conversation:sync', { code: 'unavailable' });
  desk.relay.goLive({ mine: [sampleConversation('c1')] });
  await settle();
  expect(desk.thread('c1').entries).toEqual([]);
  desk.clock.advance(TIMES.retryFirstMs);
  await settle();
  expect(texts(desk, 'c1')).toEqual(['hello']);
});
