import '../console.css';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { findViolations, SCHEMES, useScheme } from '../testing/axe.ts';
import { createDesk } from '../testing/desk.ts';
import { mountWorkspace } from '../testing/mount.tsx';
import { sampleConversation, sampleQueueItem } from '../testing/samples.ts';

beforeEach(() => page.viewport(1440, 900));
afterEach(cleanup);

const queueOf = (...ids: string[]) =>
  ids.map((id, index) => sampleQueueItem(id, { caseCode: `AAA-AA${index}`, queuedAt: index }));
const rows = () =>
  within(screen.getByRole('region', { name: /^Queue/ }))
    .queryAllByRole('button', { name: /^Take/ })
    .map((button) => button.getAttribute('aria-label'));

test('[QU1] the queue is shown oldest first, and a press takes one and opens it', async () => {
  const desk = mountWorkspace();
  const queue = queueOf('q1', 'q2');
  desk.relay.goLive({ queue, waiting: 2 });
  await waitFor(() => expect(rows()).toEqual(['Take AAA-AA0', 'Take AAA-AA1']));
  fireEvent.click(screen.getByRole('button', { name: 'Take AAA-AA0' }));
  await screen.findByRole('heading', { level: 1, name: 'AAA-AA0' });
  expect(desk.relay.askedFor('conversation:claim')).toEqual([{ conversationId: 'q1', aepoch: 0 }]);
});

test('the queue does not move under the pointer', async () => {
  const desk = mountWorkspace();
  const [first, second, third] = queueOf('q1', 'q2', 'q3');
  if (!first || !second || !third) throw new Error('three are waiting');
  desk.relay.goLive({ queue: [first, second], waiting: 2 });
  const button = await screen.findByRole('button', { name: 'Take AAA-AA1' });
  const list = button.closest('ul');
  if (!list) throw new Error('the queue is a list');
  fireEvent.pointerEnter(list);
  const top = button.getBoundingClientRect().top;
  desk.relay.show({ queue: [third, second], waiting: 2 });
  await screen.findByText('Not waiting any more');
  expect(button.getBoundingClientRect().top).toBe(top);
  expect(screen.getByRole('button', { name: 'Take AAA-AA0' })).toHaveProperty('disabled', true);
  fireEvent.pointerLeave(list);
  await waitFor(() => expect(rows()).toEqual(['Take AAA-AA2', 'Take AAA-AA1']));
});

test('[RT2] at capacity nothing can be taken, and busy shows by itself', async () => {
  const desk = mountWorkspace();
  desk.relay.goLive({
    availability: 'busy',
    capacity: 1,
    mine: [sampleConversation('c1')],
    queue: queueOf('q1'),
    waiting: 1,
  });
  expect(await screen.findByRole('button', { name: 'Take AAA-AA0' })).toHaveProperty(
    'disabled',
    true,
  );
  expect(screen.getByText('Busy')).toBeDefined();
  expect(screen.getByText('1/1')).toBeDefined();
});

test('[PR1] the agent says whether they are available', async () => {
  const desk = mountWorkspace();
  desk.relay.goLive();
  fireEvent.click(await screen.findByRole('radio', { name: 'Away' }));
  await waitFor(() => expect(desk.relay.askedFor('presence:set')).toEqual([{ available: false }]));
  desk.relay.show({ availability: 'away' });
  await waitFor(() =>
    expect(screen.getByRole('radio', { name: 'Away' })).toHaveProperty('checked', true),
  );
  expect(screen.getByText('You won’t be given new conversations')).toBeDefined();
});

test('empty lists say so', async () => {
  mountWorkspace().relay.goLive();
  expect(await screen.findByText('Nobody is waiting. We’ll alert you.')).toBeDefined();
  expect(screen.getByText('None yet. Take one from the queue.')).toBeDefined();
  expect(screen.getByRole('heading', { name: 'No conversation open' })).toBeDefined();
});

test('[PR5] an unread message counts in the list and in the title until it is opened', async () => {
  const desk = mountWorkspace();
  const other = sampleConversation('c2', { caseCode: 'BBB-BBB' });
  desk.relay.goLive({ mine: [sampleConversation('c1'), other], queue: queueOf('q1'), waiting: 1 });
  await screen.findByRole('heading', { level: 1, name: 'K7F-29Q' });
  desk.relay.visitorSays('c2', 'over here');
  const row = await screen.findByRole('button', { name: /BBB-BBB.*1 unread.*over here/ });
  await waitFor(() => expect(document.title).toBe('(1) Queue 1 · Porchlight'));
  fireEvent.click(row);
  await waitFor(() => expect(document.title).toBe('Queue 1 · Porchlight'));
});

test('[RL3] a store that is away is said without moving the focus, and its return announced', async () => {
  const desk = mountWorkspace();
  desk.relay.goLive({ mine: [sampleConversation('c1')] });
  const field = await screen.findByRole('textbox', { name: 'Message to the visitor' });
  field.focus();
  desk.relay.tellStore(false);
  const banner = await screen.findByText(/^Messages can’t be saved right now/);
  expect(banner.parentElement?.getAttribute('role')).toBe('status');
  expect(field).toHaveProperty('disabled', false);
  desk.relay.tellStore(true);
  await waitFor(() => expect(screen.queryByText(/^Messages can’t be saved/)).toBeNull());
  await screen.findByText('Messages can be saved again');
  expect(document.activeElement).toBe(field);
});

test('[PR1] a switch that the relay could not keep goes back, and says so', async () => {
  const desk = mountWorkspace();
  desk.relay.goLive();
  desk.relay.refuse('presence:set', { code: 'unavailable' });
  fireEvent.click(await screen.findByRole('radio', { name: 'Away' }));
  await screen.findByText(/^This couldn’t be done just now/);
  expect(screen.getByRole('radio', { name: 'Available' })).toHaveProperty('checked', true);
});

test('[RS9] a part that the store lost is said where it was', async () => {
  const desk = mountWorkspace();
  desk.relay.goLive({ mine: [sampleConversation('c1')] });
  desk.relay.append('c1', { kind: 'data_loss' });
  expect(await screen.findByText(/^Part of this conversation was lost by the store/)).toBeDefined();
});

test('[RS3] a lost line is said, and its return announced', async () => {
  const desk = mountWorkspace();
  desk.relay.goLive();
  await waitFor(() => expect(screen.queryByText('Connecting…')).toBeNull());
  desk.relay.goDown();
  await screen.findByText(/Connection lost/);
  desk.relay.goLive();
  await screen.findByText('Connected again');
});

test('[TR1] ending asks first, then the conversation is over and can be closed', async () => {
  const desk = mountWorkspace();
  desk.relay.goLive({ mine: [sampleConversation('c1')] });
  fireEvent.click(await screen.findByRole('button', { name: 'End' }));
  const dialog = await screen.findByRole('dialog', { name: 'End this conversation?' });
  expect(desk.relay.askedFor('conversation:close')).toEqual([]);
  fireEvent.click(within(dialog).getByRole('button', { name: 'End conversation' }));
  await waitFor(() =>
    expect(desk.relay.askedFor('conversation:close')).toEqual([{ conversationId: 'c1' }]),
  );
  desk.relay.append('c1', { kind: 'closed', by: 'agent', name: 'Minji' });
  desk.relay.show({ mine: [] });
  await screen.findByText('This conversation has ended.');
  expect(screen.queryByRole('textbox')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await screen.findByRole('heading', { name: 'No conversation open' });
});

test('[MS10] a message refused for good is shown with its text and ways out', async () => {
  const desk = mountWorkspace();
  desk.relay.goLive({ mine: [sampleConversation('c1')] });
  const field = await screen.findByRole('textbox', { name: 'Message to the visitor' });
  desk.relay.refuse('message:send', { code: 'not_assigned' });
  fireEvent.input(field, { target: { value: 'Are you there?' } });
  fireEvent.click(screen.getByRole('button', { name: 'Send to visitor' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Not sent');
  expect(screen.getByRole('log').textContent).toContain('Are you there?');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('Sent');
});

test('[RS6] a reload brings back the draft without moving the focus', async () => {
  const desk = mountWorkspace();
  desk.relay.goLive({ mine: [sampleConversation('c1')] });
  const field = await screen.findByRole('textbox', { name: 'Message to the visitor' });
  fireEvent.input(field, { target: { value: 'half a sent' } });
  cleanup();
  const after = mountWorkspace(desk.reload());
  after.relay.goLive();
  const again = await screen.findByRole('textbox', { name: 'Message to the visitor' });
  expect(again).toHaveProperty('value', 'half a sent');
  expect(document.activeElement).toBe(document.body);
});

test('on a phone one half shows at a time, and a press moves the focus along', async () => {
  await page.viewport(360, 740);
  const desk = mountWorkspace();
  desk.relay.goLive({ mine: [sampleConversation('c1')] });
  fireEvent.click(await screen.findByRole('button', { name: /K7F-29Q/ }));
  await screen.findByRole('heading', { name: 'K7F-29Q' });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('main')));
  expect(screen.queryByRole('navigation')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Back to the lists' }));
  const lists = await screen.findByRole('main', { name: 'Conversations' });
  await waitFor(() => expect(document.activeElement).toBe(lists));
  expect(screen.getAllByRole('main')).toEqual([lists]);
});

for (const scheme of SCHEMES) {
  for (const [width, height] of [
    [360, 740],
    [1024, 768],
    [1440, 900],
  ] as const) {
    test(`axe finds nothing wrong, ${scheme}, ${width} wide`, async () => {
      await page.viewport(width, height);
      await useScheme(scheme);
      const desk = createDesk();
      desk.keep.keepOpenId('c1');
      mountWorkspace(desk.reload(), 'ko').relay.goLive({
        mine: [sampleConversation('c1'), sampleConversation('c2', { visitorOnline: false })],
        queue: queueOf('q1', 'q2'),
        waiting: 9,
        availability: 'away',
      });
      desk.relay.visitorSays('c1', '안녕하세요');
      desk.relay.append('c1', { kind: 'assigned', name: 'Minji' });
      await screen.findAllByText('안녕하세요');
      expect(await findViolations()).toEqual([]);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    });
  }
}
