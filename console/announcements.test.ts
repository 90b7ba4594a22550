import { expect, test } from 'vitest';
import { toAnnouncements } from './announcements.ts';
import { WORDS } from './i18n/words.ts';
import type { InboxState } from './inbox-state.ts';
import { createDesk, settle, type Desk } from './testing/desk.ts';
import { sampleConversation, sampleQueueItem } from './testing/samples.ts';

function listen(desk: Desk): string[] {
  const heard: string[] = [];
  let before: InboxState = desk.inbox.get();
  desk.inbox.subscribe(() => {
    const after = desk.inbox.get();
    heard.push(...toAnnouncements(before, after, WORDS.en));
    before = after;
  });
  return heard;
}

test('what was there already is no news', async () => {
  const desk = createDesk();
  const heard = listen(desk);
  desk.relay.visitorSays('c1', 'hello');
  desk.relay.goLive({
    mine: [sampleConversation('c1')],
    queue: [sampleQueueItem('q1')],
    waiting: 1,
  });
  await settle();
  expect(heard).toEqual([]);
});

test('a conversation, a message and somebody waiting are each told once', async () => {
  const desk = createDesk();
  desk.relay.visitorSays('c1', 'hello');
  desk.relay.goLive({ mine: [sampleConversation('c1')] });
  await settle();
  const heard = listen(desk);
  desk.relay.visitorSays('c1', 'are you there?');
  desk.inbox.send('c1', 'yes');
  await settle();
  desk.relay.show({
    mine: [sampleConversation('c1'), sampleConversation('c2', { caseCode: 'M3Q-7PA' })],
    queue: [sampleQueueItem('q1')],
    waiting: 1,
  });
  await settle();
  expect(heard.toSorted()).toEqual([
    '1 waiting',
    'K7F-29Q, visitor: are you there?',
    'New conversation M3Q-7PA',
  ]);
});

test('a line that is back is told', async () => {
  const desk = createDesk();
  desk.relay.goLive();
  const heard = listen(desk);
  desk.relay.goDown();
  desk.relay.goLive();
  expect(heard).toEqual([WORDS.en['link.back']]);
});

test('[RS9] a loss is told once, also when the log comes afresh', async () => {
  const desk = createDesk();
  for (const text of ['one', 'two', 'three']) desk.relay.visitorSays('c1', text);
  desk.relay.goLive({ mine: [sampleConversation('c1')] });
  await settle();
  const heard = listen(desk);
  desk.relay.logs.set('c1', desk.relay.logs.get('c1')?.slice(0, 1) ?? []);
  desk.relay.epoch = 'e2';
  desk.relay.append('c1', { kind: 'data_loss' });
  await settle();
  expect(heard).toEqual(['K7F-29Q: part of the conversation was lost']);
});

test('[RL3] a store that is back is told', () => {
  const desk = createDesk();
  desk.relay.goLive();
  const heard = listen(desk);
  desk.relay.tellStore(false);
  desk.relay.tellStore(true);
  expect(heard).toEqual([WORDS.en['link.saves']]);
});
