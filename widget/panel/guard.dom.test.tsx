import { fireEvent, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { opened, queued } from './testing/mounted.ts';

const NOTICE = /^We hid something that looked like a password/;

test('[SG8] [SG10] a secret leaves hidden, and the visitor reads and hears so by the field', async () => {
  const { relay, screen, stage } = await queued();
  const field = screen.getByRole('textbox', { name: 'Type a message' });
  fireEvent.input(field, { target: { value: 'my password is Sentinel#4711' } });
  screen.getByRole('button', { name: 'Send' }).click();
  const notice = await screen.findByText(NOTICE);
  expect(field.closest('form')?.contains(notice)).toBe(true);
  expect(relay.asked('message:send').map(({ text }) => text)).toEqual(['my password is ●●●●']);
  expect(stage.spoken).toContain(notice.textContent);
});

test('[SG8] the preview shows the report as it leaves', async () => {
  const { relay, screen, root } = await opened();
  screen.getByRole('button', { name: 'Ask a person' }).click();
  const note = await screen.findByRole('textbox', { name: 'Anything else you tried' });
  fireEvent.input(note, { target: { value: 'my password is Sentinel#4711' } });
  screen.getByText('See exactly what will be sent').click();
  const preview = () => root.querySelector('pre')?.textContent ?? '';
  await waitFor(() => expect(preview()).toContain('my password is ●●●●'));
  screen.getByRole('button', { name: 'Start chat' }).click();
  await screen.findByRole('heading', { name: 'Waiting for an agent' });
  expect(relay.asked('conversation:open')).toMatchObject([
    { report: { triedNote: 'my password is ●●●●' } },
  ]);
  expect(preview()).not.toContain('Sentinel');
});
