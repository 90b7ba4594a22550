import type { Outbox, OutboxItem } from '../shared/outbox.ts';

/** What a reload of the console brings back (rules MS8, RS6); gone with the tab. */
export type Keep = {
  outbox(conversationId: string): Outbox;
  keepOutbox(conversationId: string, outbox: Outbox): void;
  draft(conversationId: string): string;
  keepDraft(conversationId: string, text: string): void;
  openId(): string | null;
  keepOpenId(conversationId: string | null): void;
  /** Drops what was kept for one conversation. */
  forget(conversationId: string): void;
  /** Drops everything of this agent, at signing out. */
  forgetAll(): void;
};

const isItem = (item: unknown): item is OutboxItem =>
  typeof item === 'object' &&
  item !== null &&
  'cmid' in item &&
  typeof item.cmid === 'string' &&
  'text' in item &&
  typeof item.text === 'string' &&
  'state' in item;

function readOutbox(json: string | null): Outbox {
  try {
    const found: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(found) ? found.filter(isItem) : [];
  } catch {
    return [];
  }
}

/** Storage that a browser may refuse, by throwing at any touch: then nothing is kept. */
function createSafeStorage(open: () => Storage) {
  const attempt = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return use(open());
    } catch {
      return otherwise;
    }
  };
  return {
    read: (key: string) => attempt((storage) => storage.getItem(key), null),
    write: (key: string, value: string) =>
      attempt(
        (storage) => (value ? storage.setItem(key, value) : storage.removeItem(key)),
        undefined,
      ),
    removeAll: (prefix: string) =>
      attempt((storage) => {
        const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
        for (const key of keys) if (key?.startsWith(prefix)) storage.removeItem(key);
      }, undefined),
  };
}

/** @param open how to reach the tab's storage; may throw, as browsers do that block it */
export function createKeep(open: () => Storage, agentId: string): Keep {
  const storage = createSafeStorage(open);
  const prefix = `porchlight:${agentId}:`;
  const key = (what: string, id: string) => `${prefix}${what}:${id}`;
  return {
    outbox: (id) => readOutbox(storage.read(key('outbox', id))),
    keepOutbox: (id, outbox) =>
      storage.write(key('outbox', id), outbox.length > 0 ? JSON.stringify(outbox) : ''),
    draft: (id) => storage.read(key('draft', id)) ?? '',
    keepDraft: (id, text) => storage.write(key('draft', id), text),
    openId: () => storage.read(`${prefix}open`),
    keepOpenId: (id) => storage.write(`${prefix}open`, id ?? ''),
    forget(id) {
      storage.write(key('outbox', id), '');
      storage.write(key('draft', id), '');
    },
    forgetAll: () => storage.removeAll(prefix),
  };
}
