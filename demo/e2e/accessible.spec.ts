import { findViolations } from './harness/axe.ts';
import { expect, test } from './harness/test.ts';

for (const [size, language] of [
  ['phone', 'ko'],
  ['desktop', 'en'],
] as const) {
  const tag = '@chromium';
  test(
    `axe finds nothing in any view, light or dark: ${size}, ${language}`,
    { tag },
    async ({ relay, openVisitor, openAgent }) => {
      const check = async (
        view: string,
        { page }: { page: typeof visitor.page },
      ): Promise<void> => {
        expect.soft(await findViolations(page), view).toEqual([]);
      };
      const agent = await openAgent({ language, size });
      const visitor = await openVisitor(relay, 'classic', { language, size });
      await check('console, nobody waits', agent);
      await agent.setAvailable(false);
      await visitor.openLogin();
      await visitor.failSignIn('minji@example.com', 'wrong');
      await expect(visitor.chip).toBeVisible();
      await check('chip', visitor);
      await visitor.openHelp();
      await check('help', visitor);
      await visitor.askPerson();
      await check('details', visitor);
      await visitor.startChat();
      await visitor.say('first');
      await visitor.sees('first');
      await check('queue', visitor);
      await expect(agent.queue).toHaveCount(1);
      await check('console, one waits', agent);
      await agent.setAvailable(true);
      await agent.takes();
      await agent.says('second');
      await visitor.sees('second');
      await check('conversation', visitor);
      await check('console, conversation', agent);
      await agent.ends();
      await expect(visitor.log.getByText(visitor.words.endedByAgent)).toBeVisible();
      await check('ended', visitor);
      await check('console, ended', agent);
    },
  );
}
