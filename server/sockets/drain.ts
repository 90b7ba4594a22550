import { setTimeout as sleep } from 'node:timers/promises';
import type { Spaces } from './server.ts';

const LOOK_EVERY_MS = 50;

/**
 * Tells every page to leave and come back, each at its own moment within `spreadMs`, so that the
 * next relay is not met by all of them at once; ends when they have left, or the time is over.
 */
export async function drain({ visitors, agents }: Spaces, spreadMs: number): Promise<void> {
  const inMs = () => Math.floor(Math.random() * spreadMs);
  for (const socket of visitors.sockets.values()) socket.emit('relay:draining', { inMs: inMs() });
  for (const socket of agents.sockets.values()) socket.emit('relay:draining', { inMs: inMs() });
  const until = performance.now() + spreadMs + LOOK_EVERY_MS;
  while (performance.now() < until && visitors.sockets.size + agents.sockets.size > 0) {
    await sleep(LOOK_EVERY_MS);
  }
}
