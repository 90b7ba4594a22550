import { instrument, listReads, readOurs, readStorage } from './harness/instruments.ts';
import { expect, test } from './harness/test.ts';
import { recordTraffic } from './harness/traffic.ts';
import { seenBy, watch } from './harness/watcher.ts';
import { KINDS, type Kind } from './harness/words.ts';

const SENTINEL = 'Sentinel-9f3kQ!';

/** In the single-page app the page's own script handles the password too: that one in both engines. */
const tagOf = (kind: Kind): object => (kind === 'spa' ? {} : { tag: '@chromium' });

for (const kind of KINDS) {
  test(
    `[DT2] the password is never read, sent, stored or shown, under a strict policy: ${kind}`,
    tagOf(kind),
    async ({ relay, openVisitor, openAgent }) => {
      const agent = await openAgent();
      const visitor = await openVisitor(relay, kind);
      const { page, panel } = visitor;
      const traffic = recordTraffic(page);
      await watch(page);
      await instrument(page);
      const policies = new Set<string>();
      page.on('response', (response) => {
        const policy = response.headers()['content-security-policy'];
        if (response.url().includes(`/demo/en/${kind}`) && policy) policies.add(policy);
      });
      await visitor.openLogin();
      await visitor.userIdField.fill('minji@example.com');
      if (kind === 'two-step') await visitor.submit.click();
      await visitor.passwordField.fill(SENTINEL);
      await page.getByRole('button', { name: 'Show password' }).click();
      await visitor.passwordField.pressSequentially('x');
      const reads = await listReads(page);
      await visitor.submit.click();
      await visitor.openHelp();
      await visitor.askPerson();
      await panel.getByRole('button', { name: visitor.words.edit }).click();
      await visitor.startChat();
      await visitor.say('hello');
      await agent.takes();
      await agent.sees('hello');

      const stored = await readStorage(page);
      const all = JSON.stringify([await readOurs(page), stored, traffic.toRelay()]);
      expect(all).toContain('hello');
      expect(all).not.toContain(SENTINEL);
      const { passwordReads, heard } = await listReads(page);
      expect([...reads.passwordReads, ...passwordReads]).toEqual([]);
      expect([...reads.heard, ...heard]).toEqual([]);
      expect((await seenBy(page)).violations).toEqual([]);
      expect([...policies].join()).toContain("default-src 'none'");
      expect([...policies].join()).not.toContain('unsafe');
      await agent.ends();
    },
  );
}

test('nothing that a password manager writes into our fields leaves the browser', async ({
  relay,
  openVisitor,
  openAgent,
}) => {
  const agent = await openAgent();
  const visitor = await openVisitor(relay, 'spa');
  const { page } = visitor;
  const traffic = recordTraffic(page);
  const fillEverything = (): Promise<number> =>
    page.evaluate((secret) => {
      const root = document.querySelector('porchlight-help')?.shadowRoot;
      const fields = [...(root?.querySelectorAll<HTMLInputElement>('input, textarea') ?? [])];
      const texts = fields.filter(({ type }) =>
        /^(text|textarea|email|password|search)$/.test(type),
      );
      for (const field of texts) {
        field.value = secret;
        for (const name of ['input', 'change']) {
          field.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
        }
      }
      return texts.length;
    }, SENTINEL);
  await visitor.openLogin();
  await visitor.failSignIn('locked@example.com');
  await visitor.openHelp();
  expect(await fillEverything()).toBe(0);
  await visitor.askPerson();
  expect(await fillEverything()).toBeGreaterThan(0);
  await visitor.startChat();
  await agent.takes();
  await fillEverything();
  await visitor.panel.getByRole('button', { name: visitor.words.send, exact: true }).click();
  await visitor.say('typed by a person');
  await agent.sees('typed by a person');
  expect(JSON.stringify(traffic.toRelay())).not.toContain(SENTINEL);
  expect(await agent.messages()).toEqual(['typed by a person']);
  await agent.ends();
});
