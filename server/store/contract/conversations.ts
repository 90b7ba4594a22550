import { expect, test } from 'vitest';
import { LIMITS } from '../../../shared/limits.ts';
import { newConversationId, newId } from '../../ids.ts';
import { AGENT, OTHER_AGENT, type Bench } from './bench.ts';

function addMessageRules({ store, open, assign, message }: Bench): void {
  test('[MS2] numbers what is said 1, 2, 3 and never goes back in time', async () => {
    const conversation = await open();
    const texts = Array.from({ length: 20 }, (_, at) => `line ${at}`);
    const sent = texts.map((text) => store().appendMessage(message(conversation, { text })));
    await Promise.all(sent);
    const entries = await store().entriesAfter(conversation.id, 0, 100);
    expect(entries.map((entry) => entry.seq)).toEqual(texts.map((_, at) => at + 1));
    expect(entries.map((entry) => entry.kind === 'message' && entry.text)).toEqual(texts);
    const times = entries.map((entry) => entry.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect((await store().conversation(conversation.id))?.head).toBe(20);
  });

  test('[MS3] keeps a repeated message id once and gives it the first answer', async () => {
    const conversation = await open();
    const once = message(conversation);
    const answers = await Promise.all([1, 2, 3].map(() => store().appendMessage(once)));
    expect(answers.map((answer) => answer.outcome).sort()).toEqual([
      'repeated',
      'repeated',
      'stored',
    ]);
    const seqs = answers.map((answer) => 'entry' in answer && answer.entry.seq);
    expect(new Set(seqs)).toEqual(new Set([1]));
    expect(await store().entriesAfter(conversation.id, 0, 10)).toHaveLength(1);
  });

  test('[MS3] gives a retry its first answer also after the end and after a hand-over', async () => {
    const conversation = await assign();
    const { aepoch } = conversation;
    const theirs = { side: 'agent', senderId: AGENT, name: 'Agent', aepoch } as const;
    const early = message(conversation, theirs);
    await store().appendMessage(early);
    await store().release(conversation.id, aepoch, 'left');
    expect((await store().appendMessage(early)).outcome).toBe('repeated');
    await store().closeConversation(conversation.id, 'visitor', null);
    expect((await store().appendMessage(early)).outcome).toBe('repeated');
  });

  test('[MS4] refuses the same id with another text', async () => {
    const conversation = await open();
    const first = message(conversation);
    await store().appendMessage(first);
    const { outcome } = await store().appendMessage({ ...first, text: 'something else' });
    expect(outcome).toBe('cmid_conflict');
  });

  test('[MS5] refuses a message to a conversation that has ended', async () => {
    const conversation = await open();
    await store().closeConversation(conversation.id, 'visitor', null);
    expect((await store().appendMessage(message(conversation))).outcome).toBe('closed');
  });

  test('[MS6] refuses an agent whose assignment is over, or was never theirs', async () => {
    const held = await assign();
    const from = (senderId: string, aepoch: number) =>
      message(held, { side: 'agent', senderId, name: 'Agent', aepoch });
    expect((await store().appendMessage(from(OTHER_AGENT, held.aepoch))).outcome).toBe(
      'not_assigned',
    );
    await store().release(held.id, held.aepoch, 'lost');
    expect((await store().appendMessage(from(AGENT, held.aepoch))).outcome).toBe('not_assigned');
    const again = { conversationId: held.id, agentId: AGENT, name: 'Agent', capacity: 3 };
    await store().claim({ ...again, aepoch: held.aepoch + 1 });
    expect((await store().appendMessage(from(AGENT, held.aepoch))).outcome).toBe('not_assigned');
    expect((await store().appendMessage(from(AGENT, held.aepoch + 2))).outcome).toBe('stored');
  });

  test('answers for a conversation that does not exist', async () => {
    const ghost = { ...(await open()), id: newConversationId() };
    expect((await store().appendMessage(message(ghost))).outcome).toBe('not_found');
    expect(await store().conversation(ghost.id)).toBeNull();
    expect(await store().entriesAfter(ghost.id, 0, 10)).toEqual([]);
    expect(await store().closeConversation(ghost.id, 'visitor', null)).toBeNull();
    expect(await store().markSeen(ghost.id, 'visitor', 1, 1)).toBeNull();
  });
}

function addReadingRules({ store, open, message }: Bench): void {
  test('reads on after a seq, at most as many entries as asked', async () => {
    const conversation = await open();
    for (const text of ['a', 'b', 'c'])
      await store().appendMessage(message(conversation, { text }));
    const page = await store().entriesAfter(conversation.id, 1, 1);
    expect(page.map((entry) => entry.seq)).toEqual([2]);
  });

  test('[PR5] raises marks, never beyond the head and never back', async () => {
    const conversation = await open();
    await store().appendMessage(message(conversation));
    await store().appendMessage(message(conversation, { cmid: newId() }));
    expect(await store().markSeen(conversation.id, 'agent', 2, 1)).toMatchObject({
      agentDelivered: 2,
      agentRead: 1,
      visitorRead: 0,
    });
    expect(await store().markSeen(conversation.id, 'agent', 1, 99)).toMatchObject({
      agentDelivered: 2,
      agentRead: 2,
    });
    expect((await store().conversation(conversation.id))?.marks.agentRead).toBe(2);
  });

  test('[TR1] ends a conversation once, and says in the log who did', async () => {
    const conversation = await open();
    const closed = await store().closeConversation(conversation.id, 'agent', 'Agent');
    expect(closed?.entry).toMatchObject({ kind: 'closed', by: 'agent', seq: 1 });
    expect(await store().closeConversation(conversation.id, 'visitor', null)).toBeNull();
    expect(await store().conversation(conversation.id)).toMatchObject({
      status: 'closed',
      closedBy: 'agent',
      assigneeId: null,
    });
  });

  test('[TR4] erases what ended before a time, whole, and nothing that is open', async () => {
    const [ended, waiting] = [await open(), await open()];
    await store().appendMessage(message(ended, { text: 'to be forgotten' }));
    await store().closeConversation(ended.id, 'visitor', null);
    const [closed] = (await store().entriesAfter(ended.id, 1, 1)).map(({ at }) => at);
    expect(await store().eraseClosedBefore(closed ?? 0)).toBe(0);
    expect(await store().eraseClosedBefore((closed ?? 0) + 1)).toBe(1);
    expect(await store().conversation(ended.id)).toBeNull();
    expect(await store().entriesAfter(ended.id, 0, 10)).toEqual([]);
    expect(await store().eraseClosedBefore(Number.MAX_SAFE_INTEGER)).toBe(0);
    expect((await store().conversation(waiting.id))?.status).toBe('queued');
  });

  test('[RS9] admits a loss once: a new epoch, and an entry that says so', async () => {
    const conversation = await open();
    await store().appendMessage(message(conversation));
    const loss = { conversationId: conversation.id, epoch: conversation.epoch, last: 2, at: null };
    const admitted = await store().admitLoss({ ...loss, nextEpoch: 'next' });
    expect(admitted?.entry).toMatchObject({ kind: 'data_loss', seq: 2 });
    expect(admitted?.conversation).toMatchObject({ epoch: 'next', head: 2 });
    expect(await store().conversation(conversation.id)).toEqual(admitted?.conversation);
    expect(await store().admitLoss({ ...loss, nextEpoch: 'another' })).toBeNull();
    expect(await store().entriesAfter(conversation.id, 0, 10)).toHaveLength(2);
  });

  test('[RS9] denies a loss where nothing is missing', async () => {
    const conversation = await open();
    await store().appendMessage(message(conversation));
    const loss = { conversationId: conversation.id, last: 1, at: null, nextEpoch: 'next' };
    expect(await store().admitLoss({ ...loss, epoch: conversation.epoch })).toBeNull();
    expect(await store().admitLoss({ ...loss, epoch: 'another', last: 9 })).toBeNull();
    const ghost = { ...loss, conversationId: newConversationId(), last: 9 };
    expect(await store().admitLoss({ ...ghost, epoch: conversation.epoch })).toBeNull();
    expect((await store().conversation(conversation.id))?.epoch).toBe(conversation.epoch);
  });

  test('[RS9] admits a loss where the log has gone on with something else', async () => {
    const conversation = await open();
    const sent = await store().appendMessage(message(conversation));
    const at = 'entry' in sent ? sent.entry.at : 0;
    const { id: conversationId, epoch } = conversation;
    const read = { conversationId, epoch, last: 1, nextEpoch: 'next' };
    expect(await store().admitLoss({ ...read, at })).toBeNull();
    const admitted = await store().admitLoss({ ...read, at: at - 1 });
    expect(admitted?.entry).toMatchObject({ kind: 'data_loss', seq: 2 });
  });

  test('[RS9] admits five losses of a conversation, and none of one that has ended', async () => {
    const { id: conversationId, epoch } = await open();
    const loss = { conversationId, last: 1_000, at: null };
    const epochs = [
      epoch,
      ...Array.from({ length: LIMITS.lossesAdmitted + 1 }, (_, at) => `${at}`),
    ];
    const admitted: boolean[] = [];
    for (const [at, nextEpoch] of epochs.slice(1).entries()) {
      const known = epochs[at] ?? '';
      admitted.push((await store().admitLoss({ ...loss, epoch: known, nextEpoch })) !== null);
    }
    expect(admitted).toEqual([true, true, true, true, true, false]);
    const ended = await open();
    await store().closeConversation(ended.id, 'visitor', null);
    const late = {
      conversationId: ended.id,
      epoch: ended.epoch,
      last: 9,
      at: null,
      nextEpoch: 'next',
    };
    expect(await store().admitLoss(late)).toBeNull();
  });

  test('[RS9] begins every conversation under the incarnation of the store', async () => {
    const incarnation = await store().incarnation();
    expect(incarnation).toMatch(/^[\w-]{22,}$/);
    expect((await open()).epoch).toBe(incarnation);
    expect(await store().incarnation()).toBe(incarnation);
  });

  test('[OP3] gives back the report, letter for letter', async () => {
    const conversation = await open();
    expect((await store().conversation(conversation.id))?.report).toEqual(conversation.report);
  });
}

export function addConversationContract(bench: Bench): void {
  addMessageRules(bench);
  addReadingRules(bench);
}
