import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleReport } from './testing/sample-report.ts';
import { dataOf } from './testing/test-page.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

test('[SF4] the agent gets the hints and the self-test with the report', async () => {
  const agent = await server.agent();
  const { id } = await (await server.visitor()).open();
  const { hints, selfTest } = sampleReport();
  expect((await agent.takes(id)).report).toMatchObject({ hints, selfTest });
});

test.each([
  ['knows no self-test', {}],
  ['ran none', { hints: [], selfTest: null }],
])('[SF4] a page that %s opens a conversation all the same', async (_page, found) => {
  const agent = await server.agent();
  const visitor = await server.visitor();
  const { hints: _, selfTest: _none, ...older } = sampleReport();
  const report = { ...older, ...found };
  const opened = await visitor.request('conversation:open', { report, locale: 'ko' });
  const mine = await agent.takes(dataOf(opened).conversation.id);
  expect(mine.report).toEqual(report);
});
