import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Spaces } from './server.ts';
import { closeSession } from './sign-out.ts';

/** A session that was ended anywhere loses its connections within a second (threat T12). */
const EVERY_MS = 700;

export type PulseParts = Spaces & { readonly store: Store; readonly log: Log };

export type Pulse = {
  /** Learns which store this is; ends when the beating has begun. */
  start(): Promise<void>;
  stop(): void;
  isStoreHere(): boolean;
};

/** Ends the connections here of sessions that were ended, wherever that was. */
async function closeEnded({ agents, store }: PulseParts): Promise<void> {
  const hashes = new Set([...agents.sockets.values()].map(({ data }) => data.sessionHash));
  for (const hash of await store.endedSessions([...hashes])) closeSession(agents, hash);
}

/**
 * Asks the store whether the sessions of the consoles here still hold; and so learns as well
 * whether the store is there at all, which the pages are told (MS9), and whether it is another.
 * @param returned what to do once the store is back
 */
export function createPulse(parts: PulseParts, returned: () => Promise<void>): Pulse {
  const { visitors, agents, store, log } = parts;
  let isHere = true;
  let incarnation: string | null = null;
  let timer: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    const [current] = await Promise.all([store.incarnation(), closeEnded(parts)]);
    if (incarnation !== current) log.error('store lost everything');
    incarnation = current;
  }
  async function change(available: boolean, error?: unknown): Promise<void> {
    isHere = available;
    visitors.local.emit('relay:store', { available });
    agents.local.emit('relay:store', { available });
    if (!available) return log.error('store away', {}, error);
    log.warn('store back');
    await returned().catch((error: unknown) => log.warn('looking again failed', {}, error));
  }
  async function beat(): Promise<void> {
    try {
      await look();
      if (!isHere) await change(true);
    } catch (error) {
      if (isHere) await change(false, error);
    }
  }
  const again = () => {
    timer = setTimeout(() => {
      beat()
        .catch((error: unknown) => log.warn('pulse failed', {}, error))
        .finally(() => timer && again());
    }, EVERY_MS);
  };
  return {
    async start() {
      incarnation = await store.incarnation();
      again();
    },
    stop() {
      if (timer) clearTimeout(timer);
      timer = null;
    },
    isStoreHere: () => isHere,
  };
}
