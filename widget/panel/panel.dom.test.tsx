import { fireEvent, waitFor } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { STORAGE } from '../parts.ts';
import { settle } from './testing/fake-clock.ts';
import { assigned, expectFocus, focusIn, mount, opened, queued } from './testing/mounted.ts';
import { FAILURE } from './testing/stage.ts';

it('opens as a dialog named by its heading, which takes the focus', async () => {
  const { screen, root, stage } = await opened();
  expect(screen.getByRole('dialog', { name: 'Sign-in help' })).toBeTruthy();
  await expectFocus(root, 'Sign-in help');
  expect(stage.opens).toEqual([true]);
});

it('[RS6] leaves the focus where it is when it opens without a gesture', async () => {
  const { screen, panel } = mount();
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  panel.open(false);
  await screen.findByRole('dialog');
  expect(document.activeElement).toBe(field);
  field.remove();
});

it('has no element on the page while it is closed', () => {
  const { root } = mount();
  expect(root.querySelector('.porchlight')?.children.length).toBe(0);
});

it('minimises on Escape, but not while a text is being composed', async () => {
  const { screen, panel, stage } = await opened();
  fireEvent.keyDown(screen.getByRole('heading', { level: 2 }), {
    key: 'Escape',
    isComposing: true,
  });
  expect(panel.isOpen()).toBe(true);
  fireEvent.keyDown(screen.getByRole('heading', { level: 2 }), { key: 'Escape' });
  expect(panel.isOpen()).toBe(false);
  expect(stage.opens).toEqual([true, false]);
});

it('shows the likely cause and what to try, one step at a time', async () => {
  const { screen, stage, root } = await opened();
  expect(screen.getByText('Likely cause')).toBeTruthy();
  expect(screen.getByText('The ID or password doesn’t seem to match')).toBeTruthy();
  screen.getByRole('button', { name: 'I tried this' }).click();
  await expectFocus(root, 'I tried this');
  expect(stage.steps).toEqual(['recheck_id']);
  for (let step = 2; step < 4; step++) {
    screen.getByRole('button', { name: 'Skip' }).click();
    await settle();
  }
  const reset = screen.getByRole('link', { name: 'Reset your password' });
  expect(reset.getAttribute('href')).toBe('https://shop.example.com/reset');
});

it('offers a person at once, whatever the cause', async () => {
  const { screen } = await opened({}, null);
  expect(screen.getByRole('button', { name: 'Ask a person' })).toBeTruthy();
  expect(screen.getByRole('radio', { name: 'It asks me to allow cookies' })).toBeTruthy();
});

it('shows the steps for the cause that the visitor picks', async () => {
  const { screen } = await opened({}, null);
  screen.getByRole('radio', { name: 'It asks me to allow cookies' }).click();
  expect(await screen.findByText('Allow cookies for this site')).toBeTruthy();
});

it.each(['account_locked', 'account_disabled', 'password_expired', 'email_unverified'] as const)(
  '[DT6] shows for %s what it shows for a wrong password',
  async (cause) => {
    const wrong = await opened();
    const locked = await opened({}, { ...FAILURE, cause, confidence: 'confirmed' });
    const textOf = ({ root }: typeof wrong) => root.querySelector('.panel')?.textContent;
    expect(textOf(locked)).toBe(textOf(wrong));
  },
);

it('shows the user id as text, and as a field without a manager’s help once it is edited', async () => {
  const { screen, root } = await opened();
  screen.getByRole('button', { name: 'Ask a person' }).click();
  const edit = await screen.findByRole('button', { name: 'Edit User ID Filled in for you' });
  expect(screen.queryByRole('textbox', { name: /^User ID/ })).toBeNull();
  edit.click();
  const field = await screen.findByRole('textbox', { name: /^User ID/ });
  await waitFor(() => expect(root.activeElement).toBe(field));
  expect(field).toHaveProperty('value', 'minji.kim@example.com');
  expect(field.getAttribute('autocomplete')).toBe('off');
  expect(field.getAttribute('data-1p-ignore')).toBe('');
});

it('[OP3] shows exactly what it then sends', async () => {
  const { screen, relay } = await opened();
  screen.getByRole('button', { name: 'Ask a person' }).click();
  const note = await screen.findByLabelText('Anything else you tried');
  fireEvent.input(note, { target: { value: 'another phone' } });
  screen.getByRole('checkbox', { name: /Caps Lock/ }).click();
  screen.getByText('See exactly what will be sent').click();
  const preview = await screen.findByText(/"schema"/);
  await settle();
  const shown = JSON.parse(preview.textContent) as { consent: object };
  screen.getByRole('button', { name: 'Start chat' }).click();
  await screen.findByRole('heading', { name: 'Waiting for an agent' });
  const sent = relay.asked('conversation:open')[0]?.['report'] as typeof shown;
  expect(sent).toEqual({ ...shown, consent: sent.consent });
  expect(sent).toMatchObject({ triedNote: 'another phone', tried: ['caps_lock'], client: null });
});

it('[OP2] sends nothing while consent is missing, and takes the visitor to the box', async () => {
  const { screen, relay, root } = await opened({ locale: 'ko', consent: 'required' });
  screen.getByRole('button', { name: '상담원에게 물어보기' }).click();
  (await screen.findByRole('button', { name: '채팅 시작' })).click();
  const box = screen.getByRole('checkbox', { name: '위 내용에 동의해요 (필수)' });
  await waitFor(() => expect(root.activeElement).toBe(box));
  expect(screen.getByText('동의에 표시해야 채팅을 시작할 수 있어요')).toBeTruthy();
  expect(relay.connects).toBe(0);
  box.click();
  screen.getByRole('button', { name: '채팅 시작' }).click();
  expect(await screen.findByText('앞에 2명 있어요')).toBeTruthy();
});

it('says at the field what is wrong with it', async () => {
  const { screen, relay, root } = await opened();
  screen.getByRole('button', { name: 'Ask a person' }).click();
  const time = await screen.findByLabelText(/^When it happened/);
  fireEvent.input(time, { target: { value: '2999-01-01T00:00' } });
  screen.getByRole('button', { name: 'Start chat' }).click();
  await waitFor(() => expect(root.activeElement).toBe(time));
  const said = root.getElementById(time.getAttribute('aria-describedby') ?? '');
  expect(said?.textContent).toBe('Pick a time within the last 30 days');
  expect(relay.connects).toBe(0);
});

it('[QU2] shows the place in the queue, the case code and that the place is kept', async () => {
  const { screen, relay } = await queued();
  expect(screen.getByText('2 people ahead of you')).toBeTruthy();
  expect(screen.getByText('K7F-29Q').getAttribute('dir')).toBe('ltr');
  relay.queue(0, false);
  expect(await screen.findByText('You’re next')).toBeTruthy();
  expect(screen.getByText('No agent is free right now. Your place is kept.')).toBeTruthy();
});

it('[QU5] leaves the queue only when asked twice', async () => {
  const { screen, relay, root } = await queued();
  screen.getByRole('button', { name: 'Leave the queue' }).click();
  await expectFocus(root, 'Stay here');
  screen.getByRole('button', { name: 'Stay here' }).click();
  await expectFocus(root, 'Leave the queue');
  screen.getByRole('button', { name: 'Leave the queue' }).click();
  await expectFocus(root, 'Stay here');
  screen.getByRole('button', { name: 'Leave the queue' }).click();
  expect(await screen.findByRole('heading', { name: 'Chat ended' })).toBeTruthy();
  expect(relay.asked('conversation:close')).toHaveLength(1);
});

it('[QU4] keeps the focus and the draft of a visitor who writes when the agent comes', async () => {
  const { screen, relay, root } = await queued();
  const field = screen.getByRole('textbox', { name: 'Type a message' });
  field.focus();
  fireEvent.input(field, { target: { value: 'Half a sent' } });
  relay.assign('Minji');
  relay.agentSays('Hello');
  await screen.findByRole('heading', { name: 'Minji' });
  expect(root.activeElement).toBe(field);
  expect(field).toHaveProperty('value', 'Half a sent');
});

it('goes to the heading when what had the focus is gone', async () => {
  const { screen, relay, root } = await assigned();
  screen.getByRole('textbox', { name: 'Type a message' }).focus();
  relay.change({ status: 'closed', closedBy: 'agent' });
  await screen.findByRole('heading', { name: 'Chat ended' });
  expect(focusIn(root)).toBe('Chat ended');
});

it('brings back what a reload interrupted', async () => {
  const first = await assigned();
  fireEvent.input(first.screen.getByRole('textbox'), { target: { value: 'Half a sent' } });
  const kept = sessionStorage.getItem(STORAGE.visitor) ?? '';
  expect(JSON.parse(kept)).toMatchObject({ draft: 'Half a sent', open: true });
  const second = mount();
  await second.screen.findByRole('dialog');
  expect(second.stage.opens).toEqual([true]);
  expect(second.panel.isOpen()).toBe(true);
  expect(second.root.activeElement).toBeNull();
});

it('takes everything with it when it is taken away', () => {
  const { root, panel, host } = mount();
  panel.open(false);
  panel.destroy();
  expect(root.children.length).toBe(0);
  expect(root.adoptedStyleSheets.length).toBe(0);
  expect(host.isConnected).toBe(true);
});
