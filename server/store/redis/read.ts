import type {
  AgentId,
  ConversationId,
  Entry,
  Marks,
  Side,
  SiteId,
  VisitorId,
} from '../../../shared/model.ts';
import type { Conversation, Presence, Waiting } from '../store.ts';

/** What Redis answers, as text; anything else is a mistake of ours. */
export function text(reply: unknown): string {
  if (typeof reply === 'string') return reply;
  if (typeof reply === 'number') return String(reply);
  throw new TypeError(`expected text from Redis, got ${typeof reply}`);
}

export const textOrNull = (reply: unknown): string | null => (reply === null ? null : text(reply));

export function list(reply: unknown): readonly unknown[] {
  if (Array.isArray(reply)) return reply;
  throw new TypeError(`expected a list from Redis, got ${typeof reply}`);
}

export const texts = (reply: unknown): string[] => list(reply).map(text);

/** A hash or a sorted set: name, value, name, value. */
export function pairs(reply: unknown): [string, string][] {
  const flat = texts(reply);
  return flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? '']] : []));
}

/** Redis keeps a hash in no order. */
export const sorted = (found: readonly [string, string][]): [string, string][] =>
  [...found].sort(([a], [b]) => (a < b ? -1 : 1));

/** JSON that only we wrote. */
export const parse = <Value>(json: string): Value => JSON.parse(json);
export const parseOrNull = <Value>(reply: unknown): Value | null =>
  reply === null || reply === '' ? null : parse(text(reply));

export const asIds = <Id extends string>(reply: unknown): Id[] => texts(reply) as Id[];
export const asId = <Id extends string>(reply: unknown): Id => text(reply) as Id;

export const readEntry = (reply: unknown): Entry => parse(text(reply));

/** The order of letters: what `ZRANGE … BYLEX` asks for all that an agent holds. */
export const heldIdOf = (member: string): ConversationId =>
  member.slice(member.indexOf(':') + 1) as ConversationId;
export const holderOf = (member: string): AgentId =>
  member.slice(0, member.indexOf(':')) as AgentId;

/** An ended conversation as `closed` lists it. */
export function readEnded(member: string): { id: ConversationId; visitor: string; code: string } {
  const [id = '', visitor = '', code = ''] = member.split(' ');
  return { id: id as ConversationId, visitor, code };
}

type State = { readonly site: SiteId; readonly visitor: VisitorId; readonly aepoch: number };

export function readWaiting(id: string, state: string): Waiting {
  const { site, visitor, aepoch } = parse<State>(state);
  return { id: id as ConversationId, siteId: site, visitorId: visitor, aepoch };
}

export const readMarks = (reply: unknown): Marks => {
  const [visitorDelivered = 0, visitorRead = 0, agentDelivered = 0, agentRead = 0] =
    texts(reply).map(Number);
  return { visitorDelivered, visitorRead, agentDelivered, agentRead };
};

type Opening = Pick<Conversation, 'id' | 'siteId' | 'visitorId' | 'caseCode' | 'report' | 'locale'>;

/** A conversation's record; null where there is none. */
export function readConversation(reply: unknown): Conversation | null {
  const fields = new Map(pairs(reply));
  const opening = fields.get('opening');
  if (opening === undefined) return null;
  const field = (name: string) => fields.get(name) ?? '';
  const number = (name: string) => Number(fields.get(name));
  const common = {
    ...parse<Opening>(opening),
    epoch: field('epoch'),
    head: number('head'),
    openedAt: number('openedAt'),
    queuedAt: number('queuedAt'),
    aepoch: number('aepoch'),
    marks: {
      visitorDelivered: number('visitorDelivered'),
      visitorRead: number('visitorRead'),
      agentDelivered: number('agentDelivered'),
      agentRead: number('agentRead'),
    },
  };
  const status = field('status') as Conversation['status'];
  const assigneeId = field('assignee') as AgentId;
  if (status === 'queued') return { ...common, status };
  if (status === 'assigned') return { ...common, status, assigneeId };
  const closedBy = field('closedBy') as Side;
  return { ...common, status, closedBy, assigneeId: assigneeId === '' ? null : assigneeId };
}

export type PresenceRow = Pick<Presence, 'available' | 'leaseUntil' | 'idleSince'>;
