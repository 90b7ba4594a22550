import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { AGENT, newConversation } from '../contract/bench.ts';
import { registerStoreContract } from '../contract/contract.ts';
import { createSqliteStore } from './sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'porchlight-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const workerUrl = new URL(String(process.env['PORCHLIGHT_TEST_SQLITE_WORKER']));
let files = 0;
const newFile = () => join(folder, `${++files}`, 'porchlight.db');
const open = (file: string) => createSqliteStore({ file, workerUrl });

registerStoreContract('SQLite', () => open(newFile()));

test('[MS1] finds after reopening what it had acknowledged', async () => {
  const file = newFile();
  const first = await open(file);
  const opening = newConversation();
  await first.openConversation(opening);
  const message = {
    conversationId: opening.id,
    side: 'visitor',
    senderId: opening.visitorId,
  } as const;
  await first.appendMessage({ ...message, name: null, cmid: 'c', text: 'kept', aepoch: null });
  await first.close();
  const second = await open(file);
  const [entry] = await second.entriesAfter(opening.id, 0, 10);
  expect(entry).toMatchObject({ kind: 'message', text: 'kept', seq: 1 });
  await second.close();
});

test('keeps its file to its own user', async () => {
  const file = newFile();
  const store = await open(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await store.close();
});

test('two processes on one file see what the other wrote, and only one of them claims', async () => {
  const file = newFile();
  const [relay, command] = await Promise.all([open(file), open(file)]);
  const opening = newConversation();
  await relay.openConversation(opening);
  const claim = { conversationId: opening.id, aepoch: 0, agentId: AGENT, name: 'A', capacity: 3 };
  const claims = await Promise.all([relay.claim(claim), command.claim(claim)]);
  expect(claims.map(({ outcome }) => outcome).sort()).toEqual(['claimed', 'taken']);
  await Promise.all([relay.close(), command.close()]);
});

test('[MS9] answers nothing but a failure once it is closed', async () => {
  const store = await open(newFile());
  await store.close();
  await expect(store.queue()).rejects.toMatchObject({ code: 'store_unavailable' });
});
