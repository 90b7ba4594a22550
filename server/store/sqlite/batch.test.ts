import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newId } from '../../ids.ts';
import { newConversation } from '../contract/bench.ts';
import { createLocalStore } from '../local-store.ts';
import { createBatch, type Job } from './batch.ts';
import { conversationRows, entryRows, archiveRows } from './conversation-rows.ts';
import { openDatabase } from './open.ts';
import { directoryRows, presenceRows, secretRows } from './people-rows.ts';
import { incarnationRows, relayRows } from './relay-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'porchlight-batch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
async function open() {
  const db = await openDatabase(join(folder, `${++files}.db`));
  const rows = { now: Date.now, ...conversationRows(db), ...entryRows(db), ...archiveRows(db) };
  const people = { ...presenceRows(db), ...directoryRows(db), ...secretRows(db) };
  const others = { ...incarnationRows(db), ...relayRows(db) };
  const local = createLocalStore({ ...rows, ...people, ...others });
  return { db, local, runBatch: createBatch(db, local) };
}
const message = (opening: ReturnType<typeof newConversation>, text: string) => ({
  conversationId: opening.id,
  side: 'visitor',
  senderId: opening.visitorId,
  name: null,
  cmid: newId(),
  text,
  aepoch: null,
});
const job = (id: number, method: Job['method'], ...args: unknown[]): Job => ({ id, method, args });

test('[MS9] on a full disk each ack is a row and each refusal is none; room brings it back', async () => {
  const { db, local, runBatch } = await open();
  const opening = newConversation();
  runBatch([job(0, 'openConversation', opening)]);
  const pages = Number(db.prepare('pragma page_count').get()?.['page_count']);
  db.exec(`pragma max_page_count = ${pages + 4}`);
  const long = 'x'.repeat(1_000);
  const outcomes = Array.from({ length: 60 }, (_, at) =>
    runBatch([job(at, 'appendMessage', message(opening, `${at} ${long}`))]),
  ).flat();
  const kept = outcomes.filter((done) => 'value' in done);
  const refused = outcomes.flatMap((done) => ('error' in done ? [done.error.code] : []));
  expect(kept.length).toBeGreaterThan(0);
  expect(new Set(refused)).toEqual(new Set(['store_full']));
  expect(local.entriesAfter(opening.id, 0, 100)).toHaveLength(kept.length);
  db.exec('pragma max_page_count = 100000');
  const [after] = runBatch([job(0, 'appendMessage', message(opening, long))]);
  expect(after).toMatchObject({ value: { outcome: 'stored', entry: { seq: kept.length + 1 } } });
  db.close();
});

test('one job that fails leaves its neighbours in the same commit as they were', async () => {
  const { db, local, runBatch } = await open();
  const [first, second] = [newConversation(), newConversation()];
  // A name that is no text, which the table refuses.
  const broken = { ...newConversation(), caseCode: null };
  const done = runBatch([
    job(1, 'openConversation', first),
    job(2, 'openConversation', broken),
    job(3, 'openConversation', second),
  ]);
  expect(done.map((each) => 'value' in each)).toEqual([true, false, true]);
  expect(local.queue().map(({ id }) => id)).toEqual([first.id, second.id]);
  db.close();
});

test('[MS1] nothing of a batch is kept, and all of it is refused, when its commit fails', async () => {
  const { db, local, runBatch } = await open();
  const opening = newConversation();
  runBatch([job(0, 'openConversation', opening)]);
  const other = await openDatabase(join(folder, `${files}.db`));
  db.exec('pragma busy_timeout = 0');
  other.exec('begin immediate');
  const texts = ['a', 'b', 'c'];
  const jobs = texts.map((text, at) => job(at, 'appendMessage', message(opening, text)));
  const done = runBatch(jobs);
  expect(done).toHaveLength(3);
  for (const each of done) expect(each).toMatchObject({ error: { code: 'store_unavailable' } });
  other.exec('rollback');
  other.close();
  expect(local.entriesAfter(opening.id, 0, 10)).toEqual([]);
  expect(runBatch(jobs).every((each) => 'value' in each)).toBe(true);
  db.close();
});

test('commits with a full fsync, which some builds forget when a file is opened again', async () => {
  const { db } = await open();
  db.close();
  const again = await openDatabase(join(folder, `${files}.db`));
  expect(again.prepare('pragma synchronous').get()).toMatchObject({ synchronous: 2 });
  expect(again.prepare('pragma journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
  again.close();
});
