import { TIMES } from '../../shared/limits.ts';
import { resume } from '../access/agent-access.ts';
import { releaseAll } from '../conversations/agent-cases.ts';
import type { Fact } from '../conversations/facts.ts';
import { expired } from '../conversations/presence.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { sayHeads } from './heads.ts';
import type { Lease } from './lease.ts';
import { createPulse } from './pulse.ts';
import type { Refresh } from './refresh.ts';
import type { Spaces } from './server.ts';

const SWEEP_EVERY_MS = 5_000;
const ERASE_EVERY_MS = 60 * 60_000;

export type UpkeepParts = Spaces & {
  readonly store: Store;
  readonly log: Log;
  readonly lease: Lease;
  readonly graceMs: number;
  readonly refresh: Refresh;
  publish(facts: readonly Fact[]): void;
  dispatch(): void;
};

/** An agent whose console is open is at work: their session does not go idle. */
async function touchSessions({ agents, store }: UpkeepParts): Promise<void> {
  const hashes = new Set([...agents.sockets.values()].map(({ data }) => data.sessionHash));
  await Promise.all([...hashes].map((hash) => resume(store, hash)));
}

/** Gives back what agents held whose lease and grace are over (PR2). */
async function sweep({ store, log, graceMs, publish, dispatch }: UpkeepParts): Promise<void> {
  const lost = expired(await store.presences(), graceMs, await store.now());
  for (const agentId of lost) {
    log.warn('agent lost', { agent: agentId });
    publish(await releaseAll(store, agentId, 'lost'));
  }
  dispatch();
}

/** Erases what ended thirty days ago, as visitors were told (TR4). */
async function erase({ store, log }: UpkeepParts): Promise<void> {
  const erased = await store.eraseClosedBefore((await store.now()) - TIMES.retentionMs);
  if (erased > 0) log.info('erased', { conversations: erased });
}

export type Upkeep = {
  /** Takes the relay's lease; call it before anybody is let in. */
  begin(): Promise<void>;
  /** Ends the lease, where the store still answers. */
  end(): Promise<void>;
};

/** What happens by the clock. */
export function createUpkeep(parts: UpkeepParts): Upkeep {
  const { log, lease, refresh, dispatch } = parts;
  const pulse = createPulse(parts, async (isAnother) => {
    if (isAnother) lease.doubt();
    await lease.renew();
    refresh.queue();
    dispatch();
    // While the store was away nobody heard of anything. It may take a while, and nobody waits.
    sayHeads(parts).catch((error: unknown) => log.warn('heads failed', {}, error));
  });
  const every = (ms: number, what: string, run: () => Promise<void>) =>
    setInterval(() => {
      // The pulse has said so already, once.
      if (!pulse.isStoreHere()) return;
      run().catch((error: unknown) => log.warn(`${what} failed`, {}, error));
    }, ms);
  const timers: NodeJS.Timeout[] = [];
  const beats = async () => {
    await lease.renew();
    await touchSessions(parts);
  };
  const sweepWhenSure = async () => {
    if (lease.heldForMs() >= parts.graceMs) await sweep(parts);
    else dispatch();
  };
  const lookAgain = async () => {
    refresh.queue();
    await sayHeads(parts);
  };
  return {
    async begin() {
      await lease.renew();
      timers.push(
        every(TIMES.renewEveryMs, 'renewal', beats),
        every(SWEEP_EVERY_MS, 'sweep', sweepWhenSure),
        every(TIMES.headEveryMs, 'heads', lookAgain),
        every(ERASE_EVERY_MS, 'erasing', () => erase(parts)),
      );
      await pulse.start();
    },
    async end() {
      timers.forEach(clearInterval);
      pulse.stop();
      await lease.end();
    },
  };
}
