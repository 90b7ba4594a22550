import axe from 'axe-core';
import { afterEach, expect, it } from 'vitest';
import { HINTS } from '../../shared/report.ts';
import type { WidgetConfig } from '../parts.ts';
import { assigned, loseRecord, mount, opened, queued } from './testing/mounted.ts';
import { FAILURE } from './testing/stage.ts';

type Mounted = ReturnType<typeof mount>;
type Theme = WidgetConfig['theme'];

/** Each view, brought about as a visitor would. */
const VIEWS: Readonly<Record<string, (theme: Theme) => Promise<Mounted>>> = {
  help: (theme) => opened({ theme }),
  'help without a cause': (theme) => opened({ theme }, null),
  async 'help with hints'(theme) {
    const failure = { ...FAILURE, hints: HINTS };
    const mounted = await opened({ theme, locale: 'ko' }, failure);
    await mounted.screen.findByRole('list', { name: '살펴볼 점' });
    return mounted;
  },
  async 'the browser’s check with a trouble'(theme) {
    const failure = { ...FAILURE, cause: 'unknown' } as const;
    const mounted = await opened({ theme, relay: 'http://127.0.0.1:1' }, failure);
    await mounted.screen.findByText(/^The help server can’t be reached/);
    return mounted;
  },
  async 'the browser’s check without one'(theme) {
    const mounted = await opened({ theme, relay: location.origin }, null);
    (await mounted.screen.findByRole('button', { name: 'Check this browser' })).click();
    await mounted.screen.findByText(/^Nothing is wrong/);
    return mounted;
  },
  async details(theme) {
    const mounted = await opened({ theme, locale: 'ko', consent: 'required' });
    mounted.screen.getByRole('button', { name: '상담원에게 물어보기' }).click();
    (await mounted.screen.findByRole('button', { name: '고치기 사용자 아이디 자동 입력' })).click();
    mounted.screen.getByText('보낼 내용 보기').click();
    mounted.screen.getByRole('button', { name: '채팅 시작' }).click();
    await mounted.screen.findByText('동의에 표시해야 채팅을 시작할 수 있어요');
    return mounted;
  },
  async queue(theme) {
    const mounted = await queued({ theme });
    mounted.screen.getByRole('button', { name: 'Leave the queue' }).click();
    await mounted.screen.findByRole('group', { name: /^Leave/ });
    return mounted;
  },
  async conversation(theme) {
    const mounted = await assigned({ theme });
    mounted.relay.agentSays('See https://a.example.com/');
    await mounted.screen.findByRole('link');
    return mounted;
  },
  async 'conversation without a store'(theme) {
    const mounted = await assigned({ theme });
    mounted.relay.add({ kind: 'data_loss' });
    mounted.relay.tell('relay:store', { available: false });
    await mounted.screen.findByText(/^We can’t save messages/, {}, { timeout: 5_000 });
    return mounted;
  },
  async 'lost record'(theme) {
    const mounted = await assigned({ theme });
    mounted.relay.agentSays('Try the reset link');
    await loseRecord(mounted.relay);
    (await mounted.screen.findByText('Conversation')).click();
    return mounted;
  },
  async ended(theme) {
    const mounted = await assigned({ theme });
    mounted.relay.change({ status: 'closed', closedBy: 'agent' });
    await mounted.screen.findByRole('button', { name: 'Ask again' });
    return mounted;
  },
};

/** Contrast is measured on what stands still. */
const atRest = (root: ShadowRoot) =>
  Promise.all(root.getAnimations().map((animation) => animation.finished));

for (const theme of ['light', 'dark'] as const) {
  it.each(Object.keys(VIEWS))(`shows %s without an axe violation, ${theme}`, async (view) => {
    const { root, host } = (await VIEWS[view]?.(theme)) ?? mount();
    await atRest(root);
    const { violations, passes } = await axe.run(host, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(passes.map(({ id }) => id)).toContain('color-contrast');
  });
}

it.each(Object.entries(VIEWS))(
  'makes every control of %s at least 44 px high, and its fields 16 px of type',
  async (_name, view) => {
    const { root } = await view('light');
    for (const control of root.querySelectorAll('button, a.button, .choice, summary')) {
      if (!control.checkVisibility()) continue;
      expect(control.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    }
    for (const field of root.querySelectorAll('textarea, .field > input')) {
      expect(parseFloat(getComputedStyle(field).fontSize)).toBeGreaterThanOrEqual(16);
    }
  },
);

const beside = document.createElement('main');
afterEach(() => beside.remove());

it('gives the page back when it closes', async () => {
  document.body.append(beside);
  const { panel, screen } = await opened();
  const isSmall = matchMedia('(width < 480px), (height < 500px)').matches;
  expect(beside.inert).toBe(isSmall);
  expect(screen.getByRole('dialog').getAttribute('aria-modal')).toBe(isSmall ? 'true' : null);
  expect(document.documentElement.style.overflow).toBe(isSmall ? 'hidden' : '');
  panel.close();
  await expect.poll(() => beside.inert).toBe(false);
  expect(document.documentElement.style.overflow).toBe('');
});
