import { isDeepStrictEqual } from 'node:util';
import type { CopyableStore, StoreRecord } from './copy.ts';
import type { Store } from './store.ts';

/** Conversations read at a time. */
const PAGE = 100;

/** Why nothing was copied. */
export class CopyError extends Error {
  readonly code: 'not_empty' | 'in_use' | 'differs';

  constructor(code: CopyError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export type Copied = { readonly conversations: number; readonly entries: number };

async function* conversationsOf(store: CopyableStore): AsyncGenerator<StoreRecord> {
  for (let skip = 0; ; skip += PAGE) {
    const ids = await store.conversationIds(skip, PAGE);
    for (const id of ids) {
      const record = await store.conversationRecord(id);
      if (record) yield record;
    }
    if (ids.length < PAGE) return;
  }
}

async function isEmpty(store: CopyableStore): Promise<boolean> {
  const records = await store.directoryRecords();
  const [first] = await store.conversationIds(0, 1);
  return first === undefined && records.every(({ kind }) => kind === 'incarnation');
}

/**
 * Copies all of one store into another, in the order that keeps the queue. No relay may be running
 * on either.
 * @throws CopyError `not_empty` when the other holds anything
 */
export async function copyStore(from: CopyableStore, to: CopyableStore): Promise<Copied> {
  if (!(await isEmpty(to))) throw new CopyError('not_empty', 'the other store is not empty');
  for (const record of await from.directoryRecords()) await to.restore(record);
  let conversations = 0;
  let entries = 0;
  for await (const record of conversationsOf(from)) {
    await to.restore(record);
    conversations++;
    if (record.kind === 'conversation') entries += record.log.length;
  }
  return { conversations, entries };
}

/** What a relay would be called that only looks whether there are others. */
const LOOKING = 'porchlight-copy';

/**
 * Makes sure that nobody changes a store while it is read.
 * @throws CopyError `in_use` when a relay runs on it, or ran less than thirty seconds ago
 */
export async function assertIdle(store: Store, name: string): Promise<void> {
  const relays = await store.renewRelay(LOOKING);
  await store.endRelay(LOOKING);
  if (relays.some((id) => id !== LOOKING)) {
    throw new CopyError('in_use', `a relay runs on the ${name}, or did half a minute ago`);
  }
}

const nameOf = (record: StoreRecord): string => {
  switch (record.kind) {
    case 'incarnation':
      return 'incarnation';
    case 'site':
      return `site ${record.site.id}`;
    case 'agent':
      return `agent ${record.agent.login}`;
    case 'presence':
      return `presence ${record.agentId}`;
    case 'invite':
      return `link ${record.hash}`;
    case 'session':
      return `session ${record.session.hash}`;
    case 'token':
      return `token ${record.token.hash}`;
    case 'conversation':
      return `conversation ${record.conversation.id}`;
  }
};

async function directoryOf(store: CopyableStore): Promise<Map<string, StoreRecord>> {
  const records = await store.directoryRecords();
  return new Map(records.map((record) => [nameOf(record), record]));
}

/** Names of what is in one directory and not, letter for letter, in the other. */
async function directoryDifferences(one: CopyableStore, other: CopyableStore): Promise<string[]> {
  const ours = await directoryOf(one);
  const theirs = await directoryOf(other);
  const now = await other.now();
  const names = new Set([...ours.keys(), ...theirs.keys()]);
  return [...names].filter((name) => {
    const record = ours.get(name) ?? theirs.get(name);
    // A visitor's token that ran out between the two readings is in one of them only.
    if (record?.kind === 'token' && record.token.expiresAt <= now) return false;
    return !isDeepStrictEqual(ours.get(name), theirs.get(name));
  });
}

/** What is in one store and not, letter for letter, in the other; empty when they are the same. */
export async function differences(one: CopyableStore, other: CopyableStore): Promise<string[]> {
  const found = await directoryDifferences(one, other);
  const seen = new Set<string>();
  for await (const record of conversationsOf(one)) {
    if (record.kind !== 'conversation') continue;
    seen.add(record.conversation.id);
    const copy = await other.conversationRecord(record.conversation.id);
    if (!isDeepStrictEqual(copy, record)) found.push(nameOf(record));
  }
  for await (const record of conversationsOf(other)) {
    if (record.kind === 'conversation' && !seen.has(record.conversation.id)) {
      found.push(nameOf(record));
    }
  }
  return found;
}
