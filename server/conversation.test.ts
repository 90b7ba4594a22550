import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './testing/test-server.ts';
import { until } from './testing/until.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

test('[RT3] a visitor who joins while an agent is free is theirs, report first', async () => {
  const agent = await server.agent();
  const visitor = await server.visitor();
  const { id } = await visitor.open();
  const mine = await agent.takes(id);
  expect(mine.report.errorMessage).toBe('The ID or password does not match.');
  expect(await visitor.isAssigned()).toBe('Agent');
});

test('[MS1] what either side says reaches the other in order, once acknowledged', async () => {
  const agent = await server.agent();
  const visitor = await server.visitor();
  const { id } = await visitor.open();
  await agent.takes(id);
  visitor.send('안녕하세요');
  visitor.send('로그인이 안 돼요');
  await agent.sees(id, '로그인이 안 돼요');
  agent.send(id, 'Hello, I can see your report.');
  await visitor.sees(id, 'Hello, I can see your report.');
  expect(agent.messages(id)).toEqual(visitor.messages(id));
  await until('an empty outbox', () => visitor.client.sender.outbox.length === 0);
});
