import { TIMES } from '../../shared/limits.ts';
import type { AgentId } from '../../shared/model.ts';
import { resume } from '../access/agent-access.ts';
import { releaseAll } from '../conversations/agent-cases.ts';
import type { Fact } from '../conversations/facts.ts';
import { expired } from '../conversations/presence.ts';
import { headOf } from '../conversations/views.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { sessionRoom, type Spaces } from './server.ts';

const SWEEP_EVERY_MS = 5_000;
const ERASE_EVERY_MS = 60 * 60_000;

export type UpkeepParts = Spaces & {
  readonly store: Store;
  readonly log: Log;
  publish(facts: readonly Fact[]): void;
  dispatch(): void;
};

/** Renews the leases of the agents here, and ends the connections whose session has ended. */
async function renew({ agents, store }: UpkeepParts): Promise<void> {
  const here = [...agents.sockets.values()].map((socket) => socket.data);
  const bySession = new Map(here.map((data) => [data.sessionHash, data.agentId]));
  const live = new Set<AgentId>();
  for (const [sessionHash, agentId] of bySession) {
    if (await resume(store, sessionHash)) live.add(agentId);
    else {
      agents.to(sessionRoom(sessionHash)).emit('session:ended', { code: 'unauthenticated' });
      agents.in(sessionRoom(sessionHash)).disconnectSockets(true);
    }
  }
  await Promise.all([...live].map((agentId) => store.setPresence(agentId, { connected: true })));
}

/** Gives back what agents held whose lease and grace are over (PR2). */
async function sweep({ store, log, publish, dispatch }: UpkeepParts): Promise<void> {
  const lost = expired(await store.presences(), await store.now());
  for (const agentId of lost) {
    const facts = await releaseAll(store, agentId, 'lost');
    if (facts.length === 1) continue;
    log.warn('agent lost', { agent: agentId });
    publish(facts);
  }
  dispatch();
}

/** Says each open conversation's head to its pages: what finds a push that was lost (RS4). */
async function sayHeads({ visitors, agents, store }: UpkeepParts): Promise<void> {
  for (const socket of visitors.sockets.values()) {
    const { known } = socket.data;
    const conversation = known && (await store.conversationOf(known.visitor.id));
    if (!conversation) continue;
    const head = headOf(conversation);
    socket.emit('conversation:head', { conversationId: conversation.id, head });
  }
  for (const socket of agents.sockets.values()) {
    for (const conversation of await store.assignedTo(socket.data.agentId)) {
      const head = headOf(conversation);
      socket.emit('conversation:head', { conversationId: conversation.id, head });
    }
  }
}

/** Erases what ended thirty days ago, as visitors were told (TR4). */
async function erase({ store, log }: UpkeepParts): Promise<void> {
  const erased = await store.eraseClosedBefore((await store.now()) - TIMES.retentionMs);
  if (erased > 0) log.info('erased', { conversations: erased });
}

/** Starts what happens by the clock; returns how to stop it. */
export function startUpkeep(parts: UpkeepParts): () => void {
  const every = (ms: number, what: string, run: (parts: UpkeepParts) => Promise<void>) =>
    setInterval(() => {
      run(parts).catch((error: unknown) => parts.log.warn(`${what} failed`, {}, error));
    }, ms);
  // A relay that was down itself cannot tell who was lost meanwhile: agents get the grace to return.
  const startedAt = performance.now();
  const sweepLater = async () => {
    if (performance.now() - startedAt >= TIMES.graceMs) await sweep(parts);
    else parts.dispatch();
  };
  const timers = [
    every(TIMES.renewEveryMs, 'renewal', renew),
    every(SWEEP_EVERY_MS, 'sweep', sweepLater),
    every(TIMES.headEveryMs, 'heads', sayHeads),
    every(ERASE_EVERY_MS, 'erasing', erase),
  ];
  return () => timers.forEach(clearInterval);
}
