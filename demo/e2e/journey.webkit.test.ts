import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startRelay, type Relay } from './harness/relay.ts';
import type { BrowserPage } from './harness/webdriver.ts';
import { agentEnds, agentSays, reachOut, signIn, visitorSays } from './harness/webkit-people.ts';
import { launchWebKit } from './harness/webkit.ts';
import { AGENT, VISITOR } from './harness/words.ts';

let relay: Relay;
let agent: BrowserPage;

beforeAll(async () => {
  [relay, agent] = await Promise.all([startRelay(), launchWebKit()]);
  await agent.resize(1280, 900);
  await signIn(agent, relay.consoleLink);
});

afterAll(async () => {
  await agent.close();
  await relay.stop();
});

const messages = async (page: BrowserPage, log: string): Promise<unknown> =>
  page.evaluate(
    `const search = (root) => root.querySelector(arguments[0]) ??
       [...root.querySelectorAll('*')].map((e) => e.shadowRoot && search(e.shadowRoot)).find(Boolean);
     return [...(search(document)?.querySelectorAll('.bubble') ?? [])].map((e) => e.textContent.trim());`,
    log,
  );

const focused = (page: BrowserPage): Promise<unknown> =>
  page.evaluate('return document.activeElement.id || document.activeElement.localName;');

// On a narrow screen the panel covers the page, which is inert then and cannot keep the focus.
for (const [language, size, focusAfterReload] of [
  ['ko', [400, 860], 'body'],
  ['en', [1280, 860], 'username'],
] as const) {
  test(`[OP3][RS6][TR1] a locked-out visitor reaches an agent in WebKit: ${language}`, async () => {
    const visitor = await launchWebKit();
    onTestFinished(() => visitor.close());
    await visitor.resize(size[0], size[1]);
    const message = await reachOut(visitor, relay.url, language);
    await visitorSays(visitor, 'one');

    await agent.find('main .error-message', message);
    await agent.find('[role=log] .bubble', 'one');
    await agentSays(agent, 'two');
    await visitor.find('[role=log] .bubble', 'two');
    await visitor.find('[role=log] .group.visitor', VISITOR[language].read);
    await agent.find('[role=log] .seen', AGENT.en.read);

    await visitor.goto(`${relay.url}/demo/${language}/classic`);
    await visitor.find('[role=log] .bubble', 'two');
    expect(await focused(visitor)).toBe(focusAfterReload);
    await agentSays(agent, 'three');
    await visitor.find('[role=log] .bubble', 'three');
    expect(await messages(visitor, '[role=log]')).toEqual(['one', 'two', 'three']);
    expect(await messages(agent, '[role=log]')).toEqual(['one', 'two', 'three']);

    await agentEnds(agent, 'en');
    await visitor.find('[role=log]', VISITOR[language].endedByAgent);
    await (await agent.find('main .ended button')).click();
  });
}
