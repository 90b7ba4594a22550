import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Spaces } from './server.ts';
import type { Lease } from './lease.ts';
import { closeSession } from './sign-out.ts';

/** A session that was ended anywhere loses its connections within a second (threat T12). */
const EVERY_MS = 700;

export type PulseParts = Spaces & {
  readonly store: Store;
  readonly log: Log;
  readonly lease: Lease;
};

export type Pulse = {
  /** Learns which store this is; ends when the beating has begun. */
  start(): Promise<void>;
  stop(): void;
  isStoreHere(): boolean;
};

/** One beat after the other, however long each takes. */
function createBeating(beat: () => Promise<void>, failed: (error: unknown) => void) {
  let timer: NodeJS.Timeout | null = null;
  const start = () => {
    timer = setTimeout(() => {
      beat()
        .catch(failed)
        .finally(() => timer && start());
    }, EVERY_MS);
  };
  const stop = () => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  return { start, stop };
}

/** Ends the connections here of sessions that were ended, wherever that was. */
async function closeEnded({ agents, store }: PulseParts): Promise<void> {
  const hashes = new Set([...agents.sockets.values()].map(({ data }) => data.sessionHash));
  for (const hash of await store.endedSessions([...hashes])) closeSession(agents, hash);
}

/**
 * Asks the store whether the sessions of the consoles here still hold; and so learns as well
 * whether the store is there at all, which the pages are told (MS9), and whether it is another.
 * @param returned what to do once the store is back, or is another, which knows of nobody here
 */
export function createPulse(
  parts: PulseParts,
  returned: (isAnother: boolean) => Promise<void>,
): Pulse {
  const { visitors, agents, store, log, lease } = parts;
  let isHere = true;
  let incarnation: string | null = null;

  async function look(): Promise<boolean> {
    const [current] = await Promise.all([store.incarnation(), closeEnded(parts)]);
    // A store that is full, or read only, still reads: only a renewal tells.
    if (!lease.isKept()) await lease.renew();
    const isAnother = incarnation !== current;
    incarnation = current;
    if (isAnother) log.error('store lost everything');
    return isAnother;
  }
  function change(available: boolean, error?: unknown): void {
    isHere = available;
    visitors.local.emit('relay:store', { available });
    agents.local.emit('relay:store', { available });
    if (available) log.warn('store back');
    else log.error('store away', {}, error);
  }
  async function beat(): Promise<void> {
    try {
      const isAnother = await look();
      const isBack = !isHere;
      if (isBack) change(true);
      if (isBack || isAnother) await returned(isAnother);
    } catch (error) {
      if (isHere) change(false, error);
    }
  }
  const beating = createBeating(beat, (error) => log.warn('pulse failed', {}, error));
  return {
    async start() {
      incarnation = await store.incarnation();
      beating.start();
    },
    stop: beating.stop,
    isStoreHere: () => isHere,
  };
}
