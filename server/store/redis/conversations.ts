import { LIMITS } from '../../../shared/limits.ts';
import type { AgentId, ConversationId, Entry } from '../../../shared/model.ts';
import { newId } from '../../ids.ts';
import type { Link } from '../../redis/link.ts';
import { StoreError } from '../store-error.ts';
import type {
  Appended,
  Claimed,
  Conversation,
  ConversationStore,
  Logged,
  NewConversation,
  NewMessage,
  OpenedConversation,
} from '../store.ts';
import { DESK, keysOf } from './keys.ts';
import {
  asId,
  heldIdOf,
  list,
  pairs,
  readConversation,
  readEnded,
  readEntry,
  readMarks,
  readWaiting,
  texts,
} from './read.ts';
import { STEPS } from './scripts.ts';
import { loggedOf, type Turns } from './turns.ts';

/** The members of an entry, for the step that gives it its place and time. */
const members = (body: object): string => JSON.stringify(body).slice(1, -1);

/** What `ZRANGE … BYLEX` needs for all that an agent holds: ';' is the letter after ':'. */
export const heldBy = (agentId: AgentId): [string, string] => [`[${agentId}:`, `(${agentId};`];

type Parts = { readonly link: Link; readonly turns: Turns };

/** The record as it stands; null where there is none. */
export const readRecord = async (link: Link, id: ConversationId): Promise<Conversation | null> =>
  readConversation(await link.command('HGETALL', keysOf(id).record));

/** A record that the desk knows of may still be under way: then its turn is finished first. */
async function expected(
  { link, turns }: Parts,
  id: ConversationId,
  isThere: (conversation: Conversation | null) => boolean,
): Promise<Conversation | null> {
  const found = await readRecord(link, id);
  if (isThere(found) || !(await turns.finishPending(id))) return found;
  return readRecord(link, id);
}

async function open(parts: Parts, opening: NewConversation): Promise<OpenedConversation> {
  const { link, turns } = parts;
  const { id, siteId, visitorId, caseCode } = opening;
  const reply = await link.run(
    STEPS.openConversation,
    [
      DESK.opened,
      DESK.open,
      DESK.queue,
      DESK.waiting,
      DESK.latest,
      DESK.codes,
      DESK.pending,
      DESK.incarnation,
    ],
    [
      id,
      siteId,
      visitorId,
      caseCode,
      JSON.stringify(opening),
      String(LIMITS.queuedConversations),
      newId(),
    ],
  );
  const [outcome, told = ''] = texts(reply);
  if (outcome === 'queue_full' || outcome === 'code_taken') return { outcome };
  if (outcome === 'already_open') {
    const conversation = await expected(parts, asId(told), (found) => found !== null);
    if (conversation) return { outcome, conversation };
  }
  const applied = outcome === 'opened' ? await turns.finish(id, told) : null;
  if (!applied)
    throw new StoreError('store_unavailable', `the conversation was not opened: ${outcome}`);
  return { outcome: 'opened', conversation: applied.conversation };
}

async function append({ link }: Parts, message: NewMessage): Promise<Appended> {
  const { conversationId, side, senderId, cmid, name, aepoch } = message;
  const { record, log, messageIds } = keysOf(conversationId);
  const body = members({ kind: 'message', side, cmid, name });
  const reply = await link.run(
    STEPS.appendMessage,
    [record, log, messageIds],
    [side, senderId, cmid, body, JSON.stringify(message.text), String(aepoch ?? '')],
  );
  const [outcome, fields, entry] = list(reply);
  switch (outcome) {
    case 'stored':
    case 'repeated': {
      const conversation = readConversation(fields);
      if (conversation) return { outcome, conversation, entry: readEntry(entry) };
      break;
    }
    case 'closed':
    case 'not_assigned':
    case 'cmid_conflict':
      return { outcome };
  }
  return { outcome: 'not_found' };
}

type Claiming = Parameters<ConversationStore['claim']>[0];

async function claim({ link, turns }: Parts, attempt: Claiming): Promise<Claimed> {
  const { conversationId: id, aepoch, agentId, capacity, name } = attempt;
  const keys = [DESK.open, DESK.queue, DESK.waiting, DESK.held, DESK.presences, DESK.pending];
  const entry = members({ kind: 'assigned', name });
  const args = [id, String(aepoch), agentId, String(capacity), entry];
  const [outcome, turn = ''] = await turns.decide(id, () => link.run(STEPS.claim, keys, args));
  if (outcome === 'over_capacity') return { outcome };
  const logged = outcome === 'claimed' ? loggedOf(await turns.finish(id, turn)) : null;
  return logged ? { outcome: 'claimed', ...logged } : { outcome: 'taken' };
}

async function release(
  { link, turns }: Parts,
  ...[id, aepoch, reason]: Parameters<ConversationStore['release']>
): Promise<Logged | null> {
  const desk = [DESK.opened, DESK.open, DESK.queue, DESK.waiting];
  const keys = [...desk, DESK.held, DESK.presences, DESK.pending];
  const args = [id, String(aepoch), members({ kind: 'requeued', reason })];
  const [outcome, turn = ''] = await turns.decide(id, () => link.run(STEPS.release, keys, args));
  return outcome === 'released' ? loggedOf(await turns.finish(id, turn)) : null;
}

async function close(
  { link, turns }: Parts,
  ...[id, by, name]: Parameters<ConversationStore['closeConversation']>
): Promise<Logged | null> {
  const desk = [DESK.open, DESK.queue, DESK.waiting, DESK.held];
  const keys = [...desk, DESK.closed, DESK.presences, DESK.pending];
  const args = [id, by, members({ kind: 'closed', by, name })];
  const step = () => link.run(STEPS.closeConversation, keys, args);
  const [outcome, turn = ''] = await turns.decide(id, step);
  return outcome === 'closed' ? loggedOf(await turns.finish(id, turn)) : null;
}

/** Empties the conversation's slot before the desk forgets it: broken off, it is done again. */
export async function forget(link: Link, ended: ReturnType<typeof readEnded>): Promise<void> {
  const { record, log, messageIds } = keysOf(ended.id);
  await link.command('DEL', record, log, messageIds);
  await link.run(
    STEPS.forgetConversation,
    [DESK.opened, DESK.latest, DESK.codes, DESK.closed, DESK.pending],
    [ended.id, ended.visitor, ended.code],
  );
}

async function eraseClosedBefore(link: Link, at: number): Promise<number> {
  const ended = await link.command('ZRANGE', DESK.closed, '-inf', `(${at}`, 'BYSCORE');
  for (const member of texts(ended)) await forget(link, readEnded(member));
  return list(ended).length;
}

async function assignedTo(parts: Parts, agentId: AgentId): Promise<Conversation[]> {
  const held = await parts.link.command('ZRANGE', DESK.held, ...heldBy(agentId), 'BYLEX');
  const isTheirs = (found: Conversation | null) =>
    found?.status === 'assigned' && found.assigneeId === agentId;
  const found = await Promise.all(
    texts(held).map((member) => expected(parts, heldIdOf(member), isTheirs)),
  );
  return found
    .filter((conversation) => conversation !== null)
    .filter(isTheirs)
    .sort((a, b) => a.openedAt - b.openedAt);
}

function readingOf(parts: Parts) {
  const { link } = parts;
  return {
    conversation: (id) => readRecord(link, id),
    async conversationOf(visitorId) {
      const id = await link.command('HGET', DESK.latest, visitorId);
      return id === null ? null : expected(parts, asId(id), (found) => found !== null);
    },
    async entriesAfter(id, after, limit): Promise<Entry[]> {
      const range = [String(after), String(after + limit - 1)];
      const found = await link.command('LRANGE', keysOf(id).log, ...range);
      return list(found).map(readEntry);
    },
    async queue() {
      const found = pairs(await link.run(STEPS.readQueue, [DESK.queue, DESK.open], []));
      return found.map(([id, state]) => readWaiting(id, state));
    },
    assignedTo: (agentId) => assignedTo(parts, agentId),
  } satisfies Partial<ConversationStore>;
}

/** Rules MS, RS9, OP1, OP5, QU, RT2, RT4 and the fences, each an atomic step of Redis. */
export function createConversations(link: Link, turns: Turns): ConversationStore {
  const parts = { link, turns };
  return {
    ...readingOf(parts),
    openConversation: (opening) => open(parts, opening),
    appendMessage: (message) => append(parts, message),
    claim: (attempt) => claim(parts, attempt),
    release: (...how) => release(parts, ...how),
    closeConversation: (...how) => close(parts, ...how),
    eraseClosedBefore: (at) => eraseClosedBefore(link, at),
    async markSeen(id, side, delivered, read) {
      const args = [side, String(delivered), String(read)];
      const marks = list(await link.run(STEPS.markSeen, [keysOf(id).record], args));
      return marks.length === 0 ? null : readMarks(marks);
    },
    async admitLoss({ conversationId, epoch, last, at, nextEpoch }) {
      const { record, log } = keysOf(conversationId);
      const said = members({ kind: 'data_loss' });
      const most = String(LIMITS.lossesAdmitted);
      const args = [epoch, String(last), nextEpoch, said, most, String(at ?? '')];
      const [fields, entry] = list(await link.run(STEPS.admitLoss, [record, log], args));
      const conversation = fields === undefined ? null : readConversation(fields);
      return conversation && { conversation, entry: readEntry(entry) };
    },
  };
}
