import { expect, SIZES, test } from './harness/test.ts';
import { recordTraffic } from './harness/traffic.ts';
import { seenBy, watch } from './harness/watcher.ts';
import { KINDS, LANGUAGES, type Kind, type Language } from './harness/words.ts';

/** What each page is failed with, what help says then, and its first step as the agent reads it. */
const FAILURES = {
  classic: {
    account: 'locked@example.com',
    cause: { ko: '계정이 잠겼어요', en: 'Your account is locked' },
    step: { ko: '잠금 풀릴 때까지 기다림', en: 'Waited for the lock to end' },
  },
  spa: {
    account: 'limited@example.com',
    cause: { ko: '짧은 시간에 너무 여러 번 시도했어요', en: 'Too many tries in a short time' },
    step: { ko: '나중에 다시 시도', en: 'Tried again later' },
  },
  'two-step': {
    account: 'nobody@example.com',
    cause: {
      ko: '아이디나 비밀번호가 맞지 않는 것 같아요',
      en: 'The ID or password doesn’t seem to match',
    },
    step: { ko: '아이디 다시 확인', en: 'Checked the ID' },
  },
} as const satisfies Record<Kind, object>;

const PASSWORD = 'sentinel-Pa55word';
const HELLO = { ko: '안녕하세요, 도와주세요', en: 'Hello, I need help' } as const;
const ANSWER = { ko: '지금 보고 있어요', en: 'I am looking at it now' } as const;

const JOURNEYS = KINDS.flatMap((kind) =>
  LANGUAGES.flatMap((language: Language) =>
    (['phone', 'desktop'] as const).map((size) => ({ kind, language, size })),
  ),
);

/** Every journey is made in one engine; Firefox, the slow one, sees each page, language and size. */
const engineOf = (index: number): string => (index % 3 === 0 ? '@firefox' : '@chromium');

for (const [index, { kind, language, size }] of JOURNEYS.entries()) {
  const title = `${kind}, ${language}, ${size}`;
  const tag = engineOf(index);
  test(
    `[OP2][OP3][PR5][TR1] a locked-out visitor reaches an agent: ${title}`,
    { tag },
    async ({ relay, openVisitor, openAgent }, info) => {
      const { account, cause, step } = FAILURES[kind];
      const agent = await openAgent({ language, size });
      const agentTraffic = recordTraffic(agent.page);
      const visitor = await openVisitor(relay, kind, { language, size });
      const { panel, page, words } = visitor;
      const traffic = recordTraffic(page);
      await watch(page);

      await agent.page.reload();
      await agent.isReady();
      await visitor.openLogin();
      const message = await visitor.failSignIn(account, PASSWORD);
      await expect(visitor.chip).toBeVisible();
      const { errorAt, chipAt } = await seenBy(page);
      const afterMs = (chipAt ?? 0) - (errorAt ?? 0);
      info.annotations.push({ type: 'error to chip, ms', description: afterMs.toFixed(0) });
      expect(afterMs).toBeGreaterThan(500);
      expect(afterMs).toBeLessThan(2_000);

      await visitor.openHelp();
      await expect(panel.getByText(cause[language])).toBeVisible();
      await panel.getByRole('button', { name: words.tried }).first().click();
      await visitor.askPerson();
      await expect(panel.locator('bdi', { hasText: account })).toBeVisible();
      await expect(panel.getByLabel(words.errorMessage)).toHaveValue(message);
      const shownAt = Date.parse(await panel.getByLabel(words.time).inputValue());
      expect(Math.abs(Date.now() - shownAt)).toBeLessThan(2 * 60_000);
      await expect(panel.getByRole('checkbox').first()).toBeChecked();
      expect(traffic.sockets).toEqual([]);
      expect(traffic.toRelay().filter(({ url, body }) => body || !url.endsWith('.js'))).toEqual([]);

      const pressedAt = Date.now();
      await visitor.startChat();
      await visitor.say(HELLO[language]);
      await agent.takes();
      await agent.sees(HELLO[language]);
      const firstMs = String(Date.now() - pressedAt);
      info.annotations.push({ type: 'start chat to first message read, ms', description: firstMs });

      await agent.unfoldsCard();
      await expect(agent.card.getByText(message)).toBeVisible();
      await agent.card.getByRole('button', { name: agent.words.reveal }).click();
      await expect(agent.card.getByText(account, { exact: true })).toBeVisible();
      await expect(agent.card.getByText(step[language])).toBeVisible();
      await expect(agent.card.getByText(agent.words.attempts(1))).toBeVisible();

      await agent.composer.pressSequentially(ANSWER[language].slice(0, 3));
      await expect(panel.getByText(words.typing)).toBeVisible();
      await visitor.minimise();
      await agent.says(ANSWER[language]);
      await expect(agent.lastMark(agent.words.delivered)).toBeVisible();
      await visitor.openFromBubble();
      await visitor.sees(ANSWER[language]);
      await expect(agent.lastMark(agent.words.read)).toBeVisible();
      // Firefox gives the focus to one page at a time, and who does not look has not read.
      await agent.page.bringToFront();
      await expect(visitor.log.locator('.group.visitor').last()).toContainText(words.read);
      await visitor.composer.pressSequentially('ok');
      await expect(agent.page.getByText(agent.words.typing)).toBeVisible();

      // A handful of requests and no storm: the relay would rightly slow the agent down.
      expect(agentTraffic.sent.map(({ body }) => body).slice(0, 40)).toHaveLength(
        agentTraffic.sent.length,
      );

      if (index % 2 === 0) {
        await agent.ends();
        await expect(visitor.log.getByText(words.endedByAgent)).toBeVisible();
      } else {
        await visitor.end();
        await expect(agent.log.getByText(agent.words.endedByVisitor)).toBeVisible();
        await expect(visitor.log.getByText(words.endedByYou)).toBeVisible();
      }
      await expect(visitor.composer).toBeHidden();
      await expect(agent.composer).toBeHidden();
      expect(await visitor.messages()).toEqual([HELLO[language], ANSWER[language]]);
      expect(await agent.messages()).toEqual([HELLO[language], ANSWER[language]]);
      expect(JSON.stringify(traffic.toRelay())).not.toContain(PASSWORD);
      expect(SIZES[size]).toEqual(page.viewportSize());
    },
  );
}
