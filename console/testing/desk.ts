import { createInbox } from '../inbox.ts';
import { createKeep, type Keep } from '../keep.ts';
import { Clock } from './clock.ts';
import { Relay } from './relay.ts';

/** A tab's storage, in memory. */
function createMemoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

/** Ids that a test can foretell. */
function createIds(prefix: string): () => string {
  let count = 0;
  return () => `${prefix}-${++count}`;
}

/** An inbox that talks to a relay in memory; `reload` is the same tab loading the page again. */
export function createDesk(storage: Storage = createMemoryStorage(), relay = new Relay()) {
  const clock = new Clock();
  const keep: Keep = createKeep(() => storage, 'agent-1');
  const inbox = createInbox({
    connect: relay.connect,
    keep,
    schedule: clock.schedule,
    newId: createIds(`m${relay.asked.length}`),
    now: clock.now,
    random: () => 0.5,
  });
  const thread = (id: string) => {
    const found = inbox.get().threads.find(({ conversation }) => conversation.id === id);
    if (!found) throw new Error(`no conversation ${id} on the desk`);
    return found;
  };
  const reload = () => {
    inbox.stop();
    return createDesk(storage, relay);
  };
  return { clock, keep, inbox, relay, thread, reload };
}
export type Desk = ReturnType<typeof createDesk>;

/** Lets every request that is under way be answered. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
