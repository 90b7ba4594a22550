import { expect, test } from 'vitest';
import { LIMITS } from '../../../shared/limits.ts';
import { newVisitorId } from '../../ids.ts';
import { AGENT, newConversation, OTHER_AGENT, type Bench } from './bench.ts';

function addOpeningRules({ store, open }: Bench): void {
  test('[OP1] gives a visitor one open conversation, however often they ask at once', async () => {
    const visitorId = newVisitorId();
    const asks = [1, 2, 3].map(() => store().openConversation(newConversation({ visitorId })));
    const opened = await Promise.all(asks);
    const ids = opened.map((answer) => 'conversation' in answer && answer.conversation.id);
    expect(new Set(ids).size).toBe(1);
    expect(opened.map((answer) => answer.outcome).sort()).toEqual([
      'already_open',
      'already_open',
      'opened',
    ]);
    expect(await store().queue()).toHaveLength(1);
  });

  test('[OP1] opens a new one after the last has ended', async () => {
    const first = await open();
    await store().closeConversation(first.id, 'visitor', null);
    const second = await open({ visitorId: first.visitorId });
    expect(second.id).not.toBe(first.id);
    expect((await store().conversationOf(first.visitorId))?.id).toBe(second.id);
  });

  test('[OP3] gives a case code to one conversation, until it is erased', async () => {
    const first = await open();
    const second = newConversation({ caseCode: first.caseCode });
    expect(await store().openConversation(second)).toEqual({ outcome: 'code_taken' });
    expect(await store().conversation(second.id)).toBeNull();
    expect(await store().queue()).toHaveLength(1);
    await store().closeConversation(first.id, 'visitor', null);
    expect(await store().openConversation(second)).toEqual({ outcome: 'code_taken' });
    await store().eraseClosedBefore(Number.MAX_SAFE_INTEGER);
    expect((await store().openConversation(second)).outcome).toBe('opened');
  });

  test('[OP5] holds five hundred waiting for a site, and says the queue is full to the next', async () => {
    const n = LIMITS.queuedConversations;
    await Promise.all(Array.from({ length: n }, () => open()));
    const refused = newConversation();
    expect(await store().openConversation(refused)).toEqual({ outcome: 'queue_full' });
    expect(await store().conversation(refused.id)).toBeNull();
    expect(await store().queue()).toHaveLength(n);
  });
}

function addAssignmentRules({ store, open, assign }: Bench): void {
  test('[QU1] queues first come, first served', async () => {
    const first = await open();
    const second = await open();
    const third = await open();
    const ids = (await store().queue()).map((conversation) => conversation.id);
    expect(ids).toEqual([first.id, second.id, third.id]);
  });

  test('[QU3] puts back what was given back where it would have stood', async () => {
    const first = await assign();
    const second = await open();
    const released = await store().release(first.id, first.aepoch, 'lost');
    expect(released?.entry).toMatchObject({ kind: 'requeued', reason: 'lost' });
    const ids = (await store().queue()).map((conversation) => conversation.id);
    expect(ids).toEqual([first.id, second.id]);
    expect(released?.conversation.queuedAt).toBe(first.queuedAt);
  });

  test('[RT4] lets exactly one of ten claimers win', async () => {
    const { id: conversationId, aepoch } = await open();
    const claims = Array.from({ length: 10 }, (_, at) =>
      store().claim({
        conversationId,
        aepoch,
        agentId: at % 2 ? AGENT : OTHER_AGENT,
        name: `agent ${at}`,
        capacity: 3,
      }),
    );
    const outcomes = (await Promise.all(claims)).map((claim) => claim.outcome);
    expect(outcomes.filter((outcome) => outcome === 'claimed')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(9);
    expect(await store().entriesAfter(conversationId, 0, 10)).toHaveLength(1);
  });

  test('[RT2] gives an agent as many as their capacity, and not one more', async () => {
    const claim = async () => {
      const { id: conversationId, aepoch } = await open();
      return store().claim({ conversationId, aepoch, agentId: AGENT, name: 'Agent', capacity: 2 });
    };
    const outcomes = await Promise.all([claim(), claim(), claim()]);
    expect(outcomes.map((each) => each.outcome).sort()).toEqual([
      'claimed',
      'claimed',
      'over_capacity',
    ]);
    expect(await store().assignedTo(AGENT)).toHaveLength(2);
  });

  test('[PR2] gives a conversation back once: the second try finds the fence moved', async () => {
    const held = await assign();
    const releases = [1, 2].map(() => store().release(held.id, held.aepoch, 'lost'));
    const done = await Promise.all(releases);
    expect(done.filter((logged) => logged !== null)).toHaveLength(1);
    expect(await store().assignedTo(AGENT)).toEqual([]);
    expect(await store().queue()).toHaveLength(1);
  });
}

export function addQueueContract(bench: Bench): void {
  addOpeningRules(bench);
  addAssignmentRules(bench);
}
