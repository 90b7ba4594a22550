import { expect, test } from 'vitest';
import { hashOf, newToken, newVisitorId } from '../../ids.ts';
import type { CopyableStore, StoreRecord } from '../copy.ts';
import { copyStore, differences } from '../copy-store.ts';
import { AGENT, SITE, type Bench } from './bench.ts';
import { AGENT_ROW } from './directory.ts';

/** One of everything that a store keeps, and conversations in every state. */
export async function furnish({ store, open, assign, message }: Bench): Promise<void> {
  await store().saveSite({ id: SITE, name: 'Example', origins: ['https://login.example.com'] });
  await store().saveAgent({ ...AGENT_ROW, passwordHash: 'x' });
  await store().setAvailable(AGENT, true);
  await store().saveInvite('invite', AGENT);
  const at = await store().now();
  await store().saveSession({ hash: 's', agentId: AGENT, csrf: 'c', createdAt: at, seenAt: at });
  const rotation = { siteId: SITE, presented: null, next: hashOf(newToken()) };
  await store().rotateVisitorToken({ ...rotation, newVisitorId: newVisitorId() });
  const waiting = await open();
  await store().appendMessage(message(waiting, { text: '안녕하세요 "quoted" \\ \u0000 🔑' }));
  const held = await assign();
  const said = { side: 'agent', senderId: AGENT, name: 'Agent', aepoch: held.aepoch } as const;
  await store().appendMessage(message(held, said));
  await store().markSeen(held.id, 'visitor', 2, 1);
  const ended = await assign();
  await store().closeConversation(ended.id, 'agent', 'Agent');
  await open({ visitorId: ended.visitorId });
}

async function everything(store: CopyableStore): Promise<StoreRecord[]> {
  const ids = await store.conversationIds(0, 100);
  const read = await Promise.all(ids.map((id) => store.conversationRecord(id)));
  return [...(await store.directoryRecords()), ...read.filter((record) => record !== null)];
}

/** @param create makes another empty store of this driver */
export function addCopyContract(bench: Bench, create: () => Promise<CopyableStore>): void {
  test('[CP1] hands out all that it keeps, and another store that takes it keeps the same', async () => {
    await furnish(bench);
    const copy = await create();
    const counted = await copyStore(bench.store(), copy);
    expect(counted).toEqual({ conversations: 4, entries: 5 });
    expect(await everything(copy)).toEqual(await everything(bench.store()));
    expect(await differences(bench.store(), copy)).toEqual([]);
    await copy.close();
  });

  test('[CP1] goes on in the copy where the original stood', async () => {
    const first = await bench.open();
    const second = await bench.open();
    const once = bench.message(first);
    await bench.store().appendMessage(once);
    const copy = await create();
    await copyStore(bench.store(), copy);
    expect((await copy.queue()).map(({ id }) => id)).toEqual([first.id, second.id]);
    expect((await copy.appendMessage(once)).outcome).toBe('repeated');
    const next = await copy.appendMessage(bench.message(first, { text: 'next' }));
    expect(next).toMatchObject({ outcome: 'stored', entry: { seq: 2 } });
    expect((await copy.conversationOf(first.visitorId))?.id).toBe(first.id);
    const { id: conversationId, aepoch } = second;
    const claim = { conversationId, aepoch, agentId: AGENT, name: 'Agent', capacity: 1 };
    expect((await copy.claim(claim)).outcome).toBe('claimed');
    await copy.close();
  });

  test('[CP2] is copied only onto an empty store', async () => {
    await bench.open();
    const taken = await create();
    await taken.saveSite({ id: SITE, name: 'Example', origins: [] });
    await expect(copyStore(bench.store(), taken)).rejects.toMatchObject({ code: 'not_empty' });
    await taken.close();
  });

  test('[CP2] a copy that differs is told apart, entry by entry', async () => {
    const conversation = await bench.open();
    await bench.store().appendMessage(bench.message(conversation));
    const copy = await create();
    await copyStore(bench.store(), copy);
    await copy.appendMessage(bench.message(conversation, { text: 'only here' }));
    expect(await differences(bench.store(), copy)).toEqual([`conversation ${conversation.id}`]);
    await copy.close();
  });
}
