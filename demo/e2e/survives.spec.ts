import { AgentPage } from './harness/agent-page.ts';
import { expect, test } from './harness/test.ts';
import type { VisitorPage } from './harness/visitor-page.ts';
import { seenBy, watch } from './harness/watcher.ts';

/** Playwright cannot hold up open sockets in Firefox; the other tests are the ones that differ there. */
const CUTS = { tag: '@chromium' } as const;

/** Waits for the last message on both screens; both then show all of them, once and in order. */
async function expectBothToShow(
  visitor: VisitorPage,
  agent: AgentPage,
  messages: readonly string[],
): Promise<void> {
  const last = messages.at(-1) ?? '';
  await expect(agent.log.getByText(last, { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(visitor.log.getByText(last, { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => visitor.messages(), { timeout: 20_000 }).toEqual(messages);
  await expect.poll(() => agent.messages(), { timeout: 20_000 }).toEqual(messages);
}

test(
  '[RS6][QU2] a visitor who reloads in the queue finds place, draft and panel as they were',
  CUTS,
  async ({ ownRelay, openVisitor }) => {
    const [first, second] = [
      await openVisitor(ownRelay, 'spa', { language: 'ko' }),
      await openVisitor(ownRelay, 'classic', { language: 'ko' }),
    ];
    const { page, panel, words } = second;
    await watch(page);
    await first.reachOut();
    await expect(first.panel.getByText(words.next)).toBeVisible();
    await second.reachOut();
    await expect(panel.getByText(words.ahead)).toBeVisible();
    await second.say('먼저 적어 둘게요');
    await second.sees('먼저 적어 둘게요');
    await second.composer.fill('쓰다 만 글');

    await second.openLogin();
    await expect(panel.getByText(words.ahead)).toBeVisible();
    await expect(second.composer).toHaveValue('쓰다 만 글');
    await second.sees('먼저 적어 둘게요');
    expect(await second.messages()).toEqual(['먼저 적어 둘게요']);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('username');
    const { focused, spoken } = await seenBy(page);
    expect(focused.filter((id) => id !== 'username')).toEqual([]);
    expect(spoken.join()).not.toContain('먼저 적어');

    await first.panel.getByText('대기 그만하기').click();
    await first.panel.getByRole('group').getByRole('button', { name: '대기 그만하기' }).click();
    await expect(panel.getByText(words.next)).toBeVisible();
  },
);

test('[RS2][RS6] a failed sign-in in the middle of a conversation reloads the page and changes nothing else', async ({
  relay,
  openVisitor,
  openAgent,
}) => {
  const agent = await openAgent();
  const visitor = await openVisitor(relay, 'classic');
  const { page } = visitor;
  await watch(page);
  await visitor.reachOut();
  await agent.takes();
  await visitor.say('one');
  await agent.sees('one');
  await agent.says('two');
  await visitor.sees('two');
  await visitor.composer.fill('half a th');

  await visitor.failSignIn('locked@example.com');
  await visitor.sees('two');
  await expect(visitor.composer).toHaveValue('half a th');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('password');

  await visitor.minimise();
  await visitor.openLogin();
  await agent.says('three');
  await expect(
    page.locator('porchlight-help').getByRole('button', { name: /, 1 unread/ }),
  ).toBeVisible();
  await expect(visitor.panel).toBeHidden();
  const { focused, spoken } = await seenBy(page);
  expect(focused.filter((id) => id !== 'username')).toEqual([]);
  expect(spoken.filter((text) => /one|two/.test(text))).toEqual([]);
  await visitor.openFromBubble();
  await visitor.sees('three');

  await agent.composer.fill('an answer in the mak');
  await agent.page.reload();
  await agent.isReady();
  await expect(agent.composer).toHaveValue('an answer in the mak');
  await agent.says('four');
  await expectBothToShow(visitor, agent, ['one', 'two', 'three', 'four']);
  await agent.ends();
});

test(
  'a visitor without a network for a while sends and hears everything afterwards',
  CUTS,
  async ({ relay, openVisitor, openAgent }) => {
    const agent = await openAgent();
    const visitor = await openVisitor(relay, 'spa');
    const context = visitor.page.context();
    await visitor.reachOut();
    await agent.takes();
    await visitor.say('before');
    await agent.sees('before');

    await context.setOffline(true);
    await agent.says('missed 1');
    await agent.says('missed 2');
    await visitor.say('meanwhile 1');
    await visitor.say('meanwhile 2');
    await expect.poll(() => visitor.messages()).toEqual(['before', 'meanwhile 1', 'meanwhile 2']);
    await context.setOffline(false);
    const all = ['before', 'missed 1', 'missed 2', 'meanwhile 1', 'meanwhile 2'];
    await expectBothToShow(visitor, agent, all);
    await agent.ends();
  },
);

test('[MS1][MS3][MS8][RS1][RS3] a relay killed in mid-sentence loses, doubles and reorders nothing', async ({
  openContext,
  ownRelay,
  openVisitor,
}) => {
  const context = await openContext({ locale: 'en-US' });
  const agent = new AgentPage(await context.newPage(), 'en');
  await agent.signIn(ownRelay.consoleLink);
  const visitor = await openVisitor(ownRelay, 'two-step');
  await visitor.reachOut('nobody@example.com');
  await agent.takes();
  await visitor.say('v1');
  await agent.sees('v1');
  await agent.says('a1');
  await visitor.sees('a1');

  for (const round of [1, 2]) {
    await Promise.all([
      visitor.say(`v${round} cut`),
      agent.says(`a${round} cut`),
      ownRelay.kill9(),
    ]);
    await visitor.say(`v${round} down`);
    await agent.says(`a${round} down`);
    await visitor.sees(`v${round} down`);
    await agent.sees(`a${round} down`);
    await ownRelay.restart();
    await agent.sees(`v${round} down`);
    await visitor.sees(`a${round} down`);
  }
  await visitor.say('end');
  await agent.sees('end');

  const shown = await visitor.messages();
  expect(await agent.messages()).toEqual(shown);
  const of = (side: string): string[] => shown.filter((text) => text.startsWith(side));
  expect(of('v')).toEqual(['v1', 'v1 cut', 'v1 down', 'v2 cut', 'v2 down']);
  expect(of('a')).toEqual(['a1', 'a1 cut', 'a1 down', 'a2 cut', 'a2 down']);
  await visitor.openLogin();
  await visitor.sees('end');
  await expect.poll(() => visitor.messages()).toEqual(shown);
});

test(
  '[OP1][MS8] a relay that was down when the conversation was asked for gets it once it is back',
  CUTS,
  async ({ ownRelay, openVisitor }) => {
    const visitor = await openVisitor(ownRelay, 'spa');
    const { panel } = visitor;
    await visitor.openLogin();
    await visitor.failSignIn('limited@example.com');
    await visitor.openHelp();
    await visitor.askPerson();
    await ownRelay.kill9();
    await visitor.startButton.click();
    await expect(panel).toBeVisible();
    await ownRelay.restart();
    await expect(panel.getByText(visitor.words.next)).toBeVisible({ timeout: 20_000 });
  },
);
