import { StoreError } from '../store/store-error.ts';
import type { RedisClient } from './client.ts';

/** Less than an answer may take: what no replica confirmed was not kept, as far as we can say. */
const WITHIN_MS = 3_000;

/**
 * Waits until what was written on this connection is on the disk of Redis and of so many replicas;
 * what came in one turn of the loop waits once. Needs `WAITAOF`, Redis 7.2; for none it is nothing.
 */
export function createReplication(client: RedisClient, replicas: number): () => Promise<void> {
  if (replicas === 0) return () => Promise.resolve();
  let next: Promise<void> | null = null;
  const wait = async () => {
    next = null;
    const words = ['WAITAOF', '1', String(replicas), String(WITHIN_MS)];
    const [, reached] = await client.sendCommand<[number, number]>(words);
    if (reached >= replicas) return;
    throw new StoreError('store_unavailable', `${reached} of ${replicas} replicas have it on disk`);
  };
  return () => (next ??= Promise.resolve().then(wait));
}
