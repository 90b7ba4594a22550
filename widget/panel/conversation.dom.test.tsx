import { fireEvent, waitFor } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { settle } from './testing/fake-clock.ts';
import { assigned, expectFocus, loseRecord } from './testing/mounted.ts';

const field = (screen: Awaited<ReturnType<typeof assigned>>['screen']) =>
  screen.getByRole('textbox', { name: 'Type a message' });

it('sends on Enter and empties the field', async () => {
  const { screen, relay } = await assigned();
  fireEvent.input(field(screen), { target: { value: 'Hello?' } });
  fireEvent.keyDown(field(screen), { key: 'Enter', code: 'Enter' });
  expect(await screen.findByText('Hello?')).toBeTruthy();
  expect(field(screen)).toHaveProperty('value', '');
  expect(relay.asked('message:send')).toHaveLength(1);
});

it('sends a Hangul text once, whole, when Enter ends its last syllable', async () => {
  const { screen, relay } = await assigned();
  const composer = field(screen);
  fireEvent.compositionStart(composer);
  fireEvent.compositionUpdate(composer, { data: '요' });
  fireEvent.keyDown(composer, { key: 'Process', code: 'Enter', keyCode: 229, isComposing: true });
  fireEvent.input(composer, { target: { value: '안녕하세요' } });
  fireEvent.compositionEnd(composer, { data: '요' });
  fireEvent.keyDown(composer, { key: 'Enter', code: 'Enter', keyCode: 13 });
  await waitFor(() => expect(composer).toHaveProperty('value', ''));
  expect(relay.asked('message:send').map(({ text }) => text)).toEqual(['안녕하세요']);
});

it('[PR5] shows how far the last message came', async () => {
  const { screen, relay } = await assigned();
  fireEvent.input(field(screen), { target: { value: 'Hello?' } });
  screen.getByRole('button', { name: 'Send' }).click();
  expect(await screen.findByText(/· Sent$/)).toBeTruthy();
  const { conversation } = relay;
  const marks = { visitorDelivered: 0, visitorRead: 0, agentDelivered: 9, agentRead: 0 };
  relay.tell('conversation:marked', { conversationId: conversation?.id, marks });
  expect(await screen.findByText(/· Delivered$/)).toBeTruthy();
  const read = { ...marks, agentRead: 9 };
  relay.tell('conversation:marked', { conversationId: conversation?.id, marks: read });
  expect(await screen.findByText(/· Read$/)).toBeTruthy();
});

it('[MS10] keeps a message that was refused, with its text and a way to take it back', async () => {
  const { screen, relay } = await assigned();
  relay.answers.set('message:send', () => ({ ok: false, error: { code: 'cmid_conflict' } }));
  fireEvent.input(field(screen), { target: { value: 'Twice' } });
  screen.getByRole('button', { name: 'Send' }).click();
  await screen.findByText(/^Not sent/);
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  screen.getByRole('button', { name: 'Take back' }).click();
  await waitFor(() => expect(screen.queryByText('Twice')).toBeNull());
});

it('shows that the agent types', async () => {
  const { screen, relay } = await assigned();
  relay.tell('agent:typing', { conversationId: relay.conversation?.id, typing: true });
  expect(await screen.findByText('Minji is typing')).toBeTruthy();
});

it('says what agents never ask for, and that they see nothing unsent', async () => {
  const { screen } = await assigned();
  expect(screen.getByText(/Agents never ask for passwords or codes/)).toBeTruthy();
  expect(screen.getByText(/Agents only see what you send/)).toBeTruthy();
});

it('follows a web address only with its host in sight, in a new tab, without a way back', async () => {
  const { screen, relay } = await assigned();
  relay.agentSays('Go to https://a.example.com/x please. <b>Now</b>');
  const link = await screen.findByRole('link', { name: /a\.example\.com.*opens in a new tab/ });
  expect(link.getAttribute('target')).toBe('_blank');
  expect(link.getAttribute('rel')).toBe('noopener noreferrer');
  expect(screen.getByText(/<b>Now<\/b>/)).toBeTruthy();
});

it('stays where the visitor scrolled to, and offers the way to what is new', async () => {
  const { screen, relay, stage } = await assigned();
  for (let line = 0; line < 30; line++) relay.agentSays(`line ${line}`);
  await screen.findByText('line 29');
  const log = screen.getByRole('log');
  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 32;
  await waitFor(() => expect(isAtEnd()).toBe(true));
  log.scrollTop = 0;
  fireEvent.scroll(log);
  relay.agentSays('one more');
  const pill = await screen.findByRole('button', { name: '1 new messages' });
  expect([log.scrollTop, stage.unread]).toEqual([0, 1]);
  pill.click();
  await waitFor(() => expect(isAtEnd()).toBe(true));
  fireEvent.scroll(log);
  await waitFor(() => expect(stage.unread).toBe(0));
});

it('[TR1] ends the conversation only when asked twice', async () => {
  const { screen, root, relay } = await assigned();
  screen.getByRole('button', { name: 'End chat' }).click();
  await expectFocus(root, 'Stay here');
  fireEvent.keyDown(screen.getByRole('button', { name: 'Stay here' }), { key: 'Escape' });
  await expectFocus(root, 'End chat');
  screen.getByRole('button', { name: 'End chat' }).click();
  await expectFocus(root, 'Stay here');
  screen.getAllByRole('button', { name: 'End chat' }).at(-1)?.click();
  await screen.findByText('You ended the chat');
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(relay.asked('conversation:close')).toHaveLength(1);
});

it('[TR1] says who ended it, and lets the visitor ask again', async () => {
  const { screen, relay, panel } = await assigned();
  relay.add({ kind: 'closed', by: 'agent', name: 'Minji' });
  relay.change({ status: 'closed', closedBy: 'agent' });
  expect(await screen.findByText('The agent ended the chat')).toBeTruthy();
  expect(panel.phase()).toBe('closed');
  screen.getByRole('button', { name: 'Ask again' }).click();
  await screen.findByRole('heading', { name: 'Check the details' });
  expect(panel.phase()).toBe('details');
});

it('[QU3] tells a visitor whose agent was lost that they are first again', async () => {
  const { screen, relay } = await assigned();
  relay.add({ kind: 'requeued', reason: 'lost' });
  relay.queue(0);
  expect(await screen.findByText('You’re at the front of the line')).toBeTruthy();
  expect(screen.getByText(/Your agent got disconnected/)).toBeTruthy();
  relay.assign('Jun');
  expect(await screen.findByText(/^Jun will help you from here/)).toBeTruthy();
});

it('[RL3] says that nothing can be saved, keeps the composer and the focus, and sends later', async () => {
  const { screen, relay, root } = await assigned();
  relay.answers.set('message:send', () => ({ ok: false, error: { code: 'unavailable' } }));
  field(screen).focus();
  relay.tell('relay:store', { available: false });
  expect(
    await screen.findByText(/^We can’t save messages right now/, {}, { timeout: 5_000 }),
  ).toBeTruthy();
  expect(root.activeElement).toBe(field(screen));
  fireEvent.input(field(screen), { target: { value: 'Kept?' } });
  screen.getByRole('button', { name: 'Send' }).click();
  expect(await screen.findByText(/Sending$/)).toBeTruthy();
  relay.answers.clear();
  relay.tell('relay:store', { available: true });
  expect(await screen.findByText(/· Sent$/)).toBeTruthy();
  expect(screen.queryByText(/^We can’t save messages/)).toBeNull();
  expect(root.activeElement).toBe(field(screen));
});

it('[RS9] shows what was said before its record was lost, and lets the visitor start again', async () => {
  const { screen, relay } = await assigned();
  relay.agentSays('Try the reset link');
  fireEvent.input(field(screen), { target: { value: 'I did' } });
  await loseRecord(relay);
  expect(await screen.findByText(/^We lost the record/)).toBeTruthy();
  expect(screen.getByText(/What you hadn’t sent is kept/)).toBeTruthy();
  screen.getByText('Conversation').click();
  expect(screen.getByText(/Minji: Try the reset link/).checkVisibility()).toBe(true);
  const copy = screen.getByRole('button', { name: 'Copy the conversation' });
  expect(copy).toHaveProperty('type', 'button');
  expect(screen.getByText('minji.kim@example.com')).toBeTruthy();
  screen.getByRole('button', { name: 'Start chat' }).click();
  await screen.findByRole('heading', { name: 'Waiting for an agent' });
  expect(screen.queryByText(/^We lost the record/)).toBeNull();
  expect(field(screen)).toHaveProperty('value', 'I did');
});

it('puts the notice of a lost record away without sending the form', async () => {
  const { screen, relay, root } = await assigned();
  await loseRecord(relay);
  (await screen.findByRole('button', { name: 'OK' })).click();
  await waitFor(() => expect(screen.queryByText(/^We lost the record/)).toBeNull());
  await expectFocus(root, 'Check the details');
  expect(relay.asked('conversation:open')).toHaveLength(1);
});

it('says in the header that the connection is gone, and keeps the composer', async () => {
  const { screen, relay } = await assigned();
  expect(screen.getByText('Connected')).toBeTruthy();
  relay.isReachable = false;
  relay.down();
  expect(await screen.findByText('Reconnecting')).toBeTruthy();
  fireEvent.input(field(screen), { target: { value: 'Still there?' } });
  screen.getByRole('button', { name: 'Send' }).click();
  expect(await screen.findByText(/Sending$/)).toBeTruthy();
  relay.isReachable = true;
  relay.up();
  expect(await screen.findByText(/· Sent$/)).toBeTruthy();
  await settle();
  expect(relay.asked('message:send')).toHaveLength(1);
});
