import { waitFor } from '@testing-library/preact';
import { expect, it, onTestFinished, vi } from 'vitest';
import { settle } from '../panel/testing/fake-clock.ts';
import { expectFocus, mount, opened } from '../panel/testing/mounted.ts';
import { FAILURE } from '../panel/testing/stage.ts';

const HERE = { relay: location.origin };
/** A relay that no browser connects to. */
const NOWHERE = { relay: 'http://127.0.0.1:1' };
const UNKNOWN = { ...FAILURE, cause: 'unknown', confidence: 'possible' } as const;
const RELAY_OUT = /^The help server can’t be reached/;

it('[SF4] shows the hints above the steps, and no check where the browser is not the cause', async () => {
  const failure = { ...FAILURE, hints: ['caps_lock', 'stray_space'] } as const;
  const { screen, root } = await opened(HERE, failure);
  const list = await screen.findByRole('list', { name: 'Worth a look' });
  expect([...list.children].map((line) => line.textContent)).toEqual([
    'Caps Lock is on',
    'There’s a stray space in your ID. Take it out and try again.',
  ]);
  const steps = screen.getByRole('list', { name: 'What to try' });
  expect(list.compareDocumentPosition(steps)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(screen.queryByText('Browser check')).toBeNull();
  await expectFocus(root, 'Sign-in help');
});

it('[SF4] checks by itself for a failure that the browser may be behind', async () => {
  const { screen, stage } = await opened(NOWHERE, UNKNOWN);
  expect(await screen.findByText(RELAY_OUT)).toBeTruthy();
  expect(screen.getByText('Possible cause')).toBeTruthy();
  expect(screen.getByText('Your network seems to block sign-in')).toBeTruthy();
  expect(stage.spoken.at(-1)).toMatch(/^Here’s what we found\. The help server/);
});

it('[SF4] puts what it found into what would be sent', async () => {
  const { screen } = await opened(NOWHERE, UNKNOWN);
  await screen.findByText(RELAY_OUT);
  screen.getByRole('button', { name: 'Ask a person' }).click();
  (await screen.findByText('See exactly what will be sent')).click();
  const preview = await waitFor(() => screen.getByText(/"schema"/));
  expect(JSON.parse(preview.textContent ?? '')).toMatchObject({
    cause: 'network_filtered',
    causeSource: 'browser',
    selfTest: { relay: 'unreachable', site: 'ok', cookies: 'ok' },
  });
});

it('only offers the check where no failure was seen, and asks nothing before', async () => {
  const asked = vi.spyOn(window, 'fetch');
  onTestFinished(() => asked.mockRestore());
  const { screen } = await opened(HERE, null);
  const button = await screen.findByRole('button', { name: 'Check this browser' });
  screen.getByRole('button', { name: 'I tried this' }).click();
  await screen.findByText('I tried this', { selector: 'small' });
  expect(asked).not.toHaveBeenCalled();
  button.click();
  expect(await screen.findByText(/^Nothing is wrong/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Check again' })).toBe(button);
});

it('checks again after a step that was tried, and takes back what is mended', async () => {
  const { screen } = await opened(NOWHERE, UNKNOWN);
  await screen.findByText(RELAY_OUT);
  const mended = vi.spyOn(window, 'fetch').mockImplementation(async () => new Response('{}'));
  onTestFinished(() => mended.mockRestore());
  screen.getByRole('button', { name: 'I tried this' }).click();
  expect(await screen.findByText(/^Nothing is wrong/)).toBeTruthy();
  expect(screen.queryByText('Your network seems to block sign-in')).toBeNull();
});

it('checks a newer failure anew', async () => {
  const { screen, stage } = await opened(HERE, UNKNOWN);
  await screen.findByText(/^Nothing is wrong/);
  const asked = vi.spyOn(window, 'fetch');
  onTestFinished(() => asked.mockRestore());
  stage.fail({ ...UNKNOWN, attempts: 3 });
  await waitFor(() => expect(asked).toHaveBeenCalled());
  await screen.findByText(/^Nothing is wrong/);
});

it('fetches nothing for a wrong password without a hint', async () => {
  const { root, screen } = await opened(HERE);
  screen.getByRole('button', { name: 'Skip' }).click();
  await expectFocus(root, 'I tried this');
  expect(root.querySelector('.check, .hints')).toBeNull();
});

it('stays away from a panel that is closed', async () => {
  const { panel, root, screen } = mount(HERE, UNKNOWN);
  const sheets = root.adoptedStyleSheets.length;
  await Promise.all([import('./join.tsx'), import('./en.ts')]);
  await settle();
  expect(root.adoptedStyleSheets).toHaveLength(sheets);
  panel.open(true);
  await screen.findByText(/^Nothing is wrong/);
  expect(root.adoptedStyleSheets).toHaveLength(sheets + 1);
});
