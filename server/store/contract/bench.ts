import {
  asAgentId,
  asSiteId,
  newCaseCode,
  newConversationId,
  newId,
  newVisitorId,
} from '../../ids.ts';
import { sampleReport } from '../../testing/sample-report.ts';
import type { CopyableStore } from '../copy.ts';
import type { Conversation, NewConversation, NewMessage } from '../store.ts';

export const SITE = asSiteId('site-of-the-tests-0000');
export const AGENT = asAgentId('agent-of-the-tests-000');
export const OTHER_AGENT = asAgentId('agent-who-is-another-0');

/** What the suite works on: a fresh store for each test, and short ways to fill it. */
export type Bench = {
  readonly store: () => CopyableStore;
  open(change?: Partial<NewConversation>): Promise<Conversation>;
  /** Opens and gives it to an agent. */
  assign(agentId?: typeof AGENT): Promise<Conversation>;
  message(conversation: Conversation, change?: Partial<NewMessage>): NewMessage;
};

export const newConversation = (change: Partial<NewConversation> = {}): NewConversation => ({
  id: newConversationId(),
  siteId: SITE,
  visitorId: newVisitorId(),
  caseCode: newCaseCode(),
  report: sampleReport(),
  locale: 'ko',
  ...change,
});

/** @param store the store of the test that runs */
export function createBench(store: () => CopyableStore): Bench {
  const bench: Bench = {
    store,
    async open(change) {
      const opened = await store().openConversation(newConversation(change));
      if (!('conversation' in opened)) throw new Error(opened.outcome);
      return opened.conversation;
    },
    async assign(agentId = AGENT) {
      const { id: conversationId, aepoch } = await bench.open();
      const name = 'Agent';
      const claim = { conversationId, aepoch, agentId, name, capacity: 100 };
      const claimed = await store().claim(claim);
      if (!('conversation' in claimed)) throw new Error(claimed.outcome);
      return claimed.conversation;
    },
    message: (conversation, change = {}) => ({
      conversationId: conversation.id,
      side: 'visitor',
      senderId: conversation.visitorId,
      name: null,
      cmid: newId(),
      text: 'hello',
      aepoch: null,
      ...change,
    }),
  };
  return bench;
}
