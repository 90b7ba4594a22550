import { waitFor, within } from '@testing-library/preact';
import { expect, onTestFinished } from 'vitest';
import type { Failure, WidgetConfig } from '../../parts.ts';
import { strings as en } from '../i18n/en.ts';
import { strings as ko } from '../i18n/ko.ts';
import { mountPanel } from '../panel.tsx';
import { FakeRelay } from './fake-relay.ts';
import { FAILURE, Stage } from './stage.ts';

/** The panel on a page of its own, over the fake relay. */
export function mount(config: Partial<WidgetConfig> = {}, failure: Failure | null = FAILURE) {
  const relay = new FakeRelay();
  const stage = new Stage();
  const host = document.createElement('div');
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  const strings = config.locale === 'ko' ? ko : en;
  const panel = mountPanel(stage.parts(root, config, failure), strings, relay.connect);
  const element = root.querySelector<HTMLElement>('.porchlight');
  if (!element) throw new Error('no panel');
  onTestFinished(() => {
    panel.destroy();
    host.remove();
    sessionStorage.clear();
  });
  return { relay, stage, root, host, panel, screen: within(element) };
}

/** The panel open, as after a press on the bubble. */
export async function opened(...mounting: Parameters<typeof mount>) {
  const mounted = mount(...mounting);
  mounted.panel.open(true);
  await mounted.screen.findByRole('dialog');
  return mounted;
}

/** The panel with a visitor who waits. */
export async function queued(...mounting: Parameters<typeof mount>) {
  const mounted = await opened(...mounting);
  mounted.screen.getByRole('button', { name: 'Ask a person' }).click();
  (await mounted.screen.findByRole('button', { name: 'Start chat' })).click();
  await mounted.screen.findByRole('heading', { name: 'Waiting for an agent' });
  return mounted;
}

/** The panel with a visitor who talks with Minji. */
export async function assigned(...mounting: Parameters<typeof mount>) {
  const mounted = await queued(...mounting);
  mounted.relay.assign('Minji');
  await mounted.screen.findByRole('heading', { name: 'Minji' });
  return mounted;
}

/** The relay comes back with an empty store. */
export async function loseRecord(relay: FakeRelay): Promise<void> {
  relay.conversation = null;
  relay.entries.length = 0;
  relay.answers.set('session:hello', () => {
    relay.answers.delete('session:hello');
    return { ok: false, error: { code: 'data_lost' } };
  });
  relay.down();
  relay.up();
}

/** Where the focus is within the panel. */
export const focusIn = (root: ShadowRoot): string =>
  root.activeElement?.textContent || root.activeElement?.getAttribute('aria-label') || '';

export const expectFocus = (root: ShadowRoot, text: string): Promise<void> =>
  waitFor(() => expect(focusIn(root)).toBe(text));
