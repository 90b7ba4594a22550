import { expect, it } from 'vitest';
import { createGuard } from './guard.ts';
import { settle } from './testing/fake-clock.ts';
import { FakeTab } from './testing/model-stage.ts';

const SAID = '비밀번호는 Sentinel#4711 예요';
const HIDDEN = '비밀번호는 ●●●● 예요';
const NOTICE = 'We hid something that looked like a password or a code before sending';

const textsOf = (tab: FakeTab) => tab.relay.asked('message:send').map(({ text }) => text);
const reportOf = (tab: FakeTab) => tab.relay.asked('conversation:open')[0]?.['report'];

/** A tab whose guard comes when the test lets it. */
function slowTab() {
  const tab = new FakeTab();
  let arrive = () => {};
  let fetches = 0;
  tab.fetchGuard = () => {
    fetches++;
    return new Promise((resolve) => (arrive = () => resolve({ createGuard })));
  };
  return { tab, arrive: () => arrive(), fetches: () => fetches };
}

/** A tab that cannot get the guard. */
function bareTab() {
  const tab = new FakeTab();
  tab.fetchGuard = () => Promise.reject(new TypeError('no such file'));
  return tab;
}

it('[SG8] hides a message’s secret before it is kept or sent', async () => {
  const tab = new FakeTab();
  const { model } = await tab.queued();
  tab.relay.answers.set('message:send', () => null);
  model.type(SAID);
  model.send();
  await settle();
  expect(tab.kept?.['outbox']).toMatchObject([{ text: HIDDEN }]);
  expect(JSON.stringify(tab.kept)).not.toContain('Sentinel');
  expect(textsOf(tab)).toEqual([HIDDEN]);
});

it('[SG8] hides the secrets of a report, and its preview is what leaves', async () => {
  const tab = new FakeTab();
  const { model } = await tab.load();
  model.edit({ triedNote: SAID, userId: '900101-1234567' });
  model.report();
  await settle();
  const preview = model.report();
  expect(preview).toMatchObject({ triedNote: HIDDEN, userId: '●●●●' });
  model.start();
  await settle();
  expect(reportOf(tab)).toEqual(preview);
});

it('[SG8] sends as it is what it cannot guard, once, and says nothing of it', async () => {
  const tab = bareTab();
  const { model, stage } = await tab.queued();
  expect(reportOf(tab)).toMatchObject({ userId: 'minji.kim@example.com' });
  stage.spoken.length = 0;
  model.type(SAID);
  model.send();
  await settle();
  expect(textsOf(tab)).toEqual([SAID]);
  expect(model.state).toMatchObject({ draft: '', notice: '' });
  expect(stage.spoken).toEqual([]);
});

it('fetches the guard once, and not before the visitor comes to the form', async () => {
  const { tab, fetches } = slowTab();
  const { model } = await tab.load();
  model.open(true);
  expect(fetches()).toBe(0);
  model.show('details');
  expect(fetches()).toBe(1);
  model.type('a');
  model.send();
  model.report();
  expect(fetches()).toBe(1);
});

it('[SG9] sends once what was sent twice while the guard was on its way, and what follows after it', async () => {
  const { tab, arrive } = slowTab();
  const page = await tab.load();
  page.model.start();
  page.model.start();
  await settle();
  expect(tab.relay.asked('conversation:open')).toEqual([]);
  arrive();
  await settle();
  expect(tab.relay.asked('conversation:open')).toHaveLength(1);
  const { model } = await tab.load();
  model.type(SAID);
  model.send();
  model.send();
  await settle();
  expect(textsOf(tab)).toEqual([]);
  expect(model.state.draft).toBe(SAID);
  arrive();
  await settle();
  model.type('second');
  model.send();
  await settle();
  expect(textsOf(tab)).toEqual([HIDDEN, 'second']);
});

it('[SG9] keeps a message in the field over a reload while it waits for the guard', async () => {
  const { tab, arrive } = slowTab();
  await tab.load().then(({ model }) => model.start());
  arrive();
  await settle();
  const before = await tab.load();
  before.model.type('still here');
  before.model.send();
  const { model } = await tab.load();
  expect(model.state.draft).toBe('still here');
  arrive();
  await settle();
  expect(textsOf(tab)).toEqual([]);
});

it('[SG8] waits two seconds for the guard, and not a millisecond longer', async () => {
  const { tab, arrive } = slowTab();
  const { model } = await tab.load();
  model.start();
  await tab.clock.advance(1_999);
  expect(tab.relay.asked('conversation:open')).toHaveLength(0);
  await tab.clock.advance(1);
  expect(tab.relay.asked('conversation:open')).toHaveLength(1);
  model.type(SAID);
  model.send();
  arrive();
  await settle();
  model.type(SAID);
  model.send();
  await settle();
  expect(textsOf(tab)).toEqual([SAID, HIDDEN]);
});

it('lets nothing leave from a panel that was taken away meanwhile', async () => {
  const { tab, arrive } = slowTab();
  const { model } = await tab.load();
  model.start();
  model.stop();
  arrive();
  await settle();
  expect(tab.relay.connects).toBe(0);
});

it('[SG10] tells the visitor that something was hidden, until they send what had nothing', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.queued();
  stage.spoken.length = 0;
  model.type(SAID);
  model.send();
  await settle();
  expect(model.state.notice).toBe(NOTICE);
  expect(stage.spoken).toEqual([NOTICE]);
  model.type('Hello');
  model.send();
  await settle();
  expect(model.state.notice).toBe('');
  expect(stage.spoken).toEqual([NOTICE]);
});

it('[SG10] tells the visitor that something of the report was hidden', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.load();
  model.edit({ triedNote: SAID });
  model.start();
  await settle();
  expect(model.state.notice).toBe(NOTICE);
  expect(stage.spoken).toContain(NOTICE);
});

it('[SG10] says nothing of a message for which there is no room', async () => {
  const tab = new FakeTab();
  const { model, stage } = await tab.load();
  stage.spoken.length = 0;
  model.type(SAID);
  model.send();
  await settle();
  expect(model.state).toMatchObject({ draft: SAID, notice: '' });
  expect(stage.spoken).toEqual([]);
});
