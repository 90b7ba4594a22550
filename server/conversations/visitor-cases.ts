import type {
  InConversation,
  MarkSeen,
  OpenConversation,
  Opened,
  Position,
  SendMessage,
  Sent,
  Typing,
  VisitorWelcome,
} from '../../shared/events.ts';
import type { LogPage, SiteId, VisitorId } from '../../shared/model.ts';
import { guardReport } from '../../shared/secret-guard/guard-report.ts';
import { newCaseCode, newConversationId } from '../ids.ts';
import type { Conversation, NewConversation, OpenedConversation, Store } from '../store/store.ts';
import { done, refuse, turned, type Fact, type Outcome } from './facts.ts';
import { admitLoss, syncAfter } from './loss.ts';
import { isStaffed } from './presence.ts';
import { sendMessage } from './send-message.ts';
import { pageAfter, readSituation, toVisitorConversation } from './views.ts';

/** Who is asking, as their token proved. */
export type Visitor = {
  readonly id: VisitorId;
  readonly siteId: SiteId;
  readonly siteName: string;
};

type Welcome = Omit<VisitorWelcome, 'token'>;

/** A visitor's own conversation; one of somebody else's does not exist for them (RS8). */
async function own(store: Store, visitor: Visitor, id: string): Promise<Conversation | null> {
  const conversation = await store.conversationOf(visitor.id);
  return conversation?.id === id ? conversation : null;
}

/** What a page is told when it comes or comes back. Call it after joining the visitor's room. */
export async function welcome(
  store: Store,
  visitor: Visitor,
  position: Position | null,
): Promise<{ readonly told: Welcome; readonly facts: readonly Fact[] }> {
  const stored = await store.conversationOf(visitor.id);
  const admitted = stored && (await admitLoss(store, stored, position));
  const latest = admitted?.conversation ?? null;
  const shown =
    latest?.status === 'closed' && latest.id !== position?.conversationId ? null : latest;
  const situation = await readSituation(store);
  const told = {
    conversation: shown && (await toVisitorConversation(store, shown, situation)),
    page: shown && (await pageAfter(store, shown, position)),
    siteName: visitor.siteName,
    agentsOnline: isStaffed(situation.seats, visitor.siteId),
  };
  return { told, facts: admitted?.facts ?? [] };
}

/** Of a billion codes hardly one is taken twice; then another is drawn. */
const CODE_TRIES = 5;

async function openUnderFreeCode(
  store: Store,
  opening: Omit<NewConversation, 'id' | 'caseCode'>,
): Promise<OpenedConversation> {
  for (let tries = 1; ; tries++) {
    const drawn = { id: newConversationId(), caseCode: newCaseCode() };
    const opened = await store.openConversation({ ...opening, ...drawn });
    if (opened.outcome !== 'code_taken' || tries === CODE_TRIES) return opened;
  }
}

/** Opens with the report, its secrets hidden, or returns the one that is open (OP1). */
export async function openConversation(
  store: Store,
  visitor: Visitor,
  { report: told, locale }: OpenConversation,
): Promise<Outcome<Opened>> {
  const { id: visitorId, siteId } = visitor;
  const report = guardReport(told);
  const opened = await openUnderFreeCode(store, { siteId, visitorId, report, locale });
  if (!('conversation' in opened)) {
    return refuse(opened.outcome === 'queue_full' ? 'queue_full' : 'unavailable');
  }
  const { conversation } = opened;
  const [view, page] = await Promise.all([
    toVisitorConversation(store, conversation),
    pageAfter(store, conversation, null),
  ]);
  return done({ conversation: view, page }, { kind: 'queue' });
}

export async function visitorSync(
  store: Store,
  visitor: Visitor,
  position: Position,
): Promise<Outcome<LogPage>> {
  const conversation = await own(store, visitor, position.conversationId);
  if (!conversation) return refuse('not_found');
  return syncAfter(store, conversation, position);
}

export async function visitorSends(
  store: Store,
  visitor: Visitor,
  message: SendMessage,
): Promise<Outcome<Sent>> {
  return sendMessage(store, message, { side: 'visitor', senderId: visitor.id, name: null });
}

/** Ends the conversation, or leaves the queue (QU5). */
export async function visitorCloses(
  store: Store,
  visitor: Visitor,
  { conversationId }: InConversation,
): Promise<Outcome<Record<string, never>>> {
  const conversation = await own(store, visitor, conversationId);
  if (!conversation) return refuse('not_found');
  const closed = await store.closeConversation(conversation.id, 'visitor', null);
  return closed ? done({}, ...turned(closed.conversation, closed.entry)) : done({});
}

export async function visitorTypes(
  store: Store,
  visitor: Visitor,
  { conversationId, typing }: Typing,
): Promise<Outcome<Record<string, never>>> {
  const conversation = await own(store, visitor, conversationId);
  if (!conversation) return refuse('not_found');
  return done({}, { kind: 'typing', conversation, side: 'visitor', typing });
}

export async function visitorMarks(
  store: Store,
  visitor: Visitor,
  { conversationId, delivered, read }: MarkSeen,
): Promise<Outcome<Record<string, never>>> {
  const conversation = await own(store, visitor, conversationId);
  const marks = conversation && (await store.markSeen(conversation.id, 'visitor', delivered, read));
  return marks ? done({}, { kind: 'marked', conversation, marks }) : refuse('not_found');
}
