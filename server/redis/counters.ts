import { RateLimiterRedis } from 'rate-limiter-flexible';
import { limitOver, type Counters } from '../access/limits.ts';
import { hashOf } from '../ids.ts';
import { StoreError } from '../store/store-error.ts';
import type { RedisClient } from './client.ts';

/** Counts for all relays together. Whom it counts is kept as a hash: logins and addresses are not. */
export const countInRedis =
  (client: RedisClient): Counters =>
  (name, points, seconds) => {
    const keyPrefix = `porchlight:limit:${name}`;
    const options = { storeClient: client, useRedisPackage: true, keyPrefix };
    const limit = limitOver(new RateLimiterRedis({ ...options, points, duration: seconds }));
    const unavailable = (cause: unknown): never => {
      throw new StoreError('store_unavailable', 'the counters do not answer', cause);
    };
    return {
      take: (key) => limit.take(hashOf(key)).catch(unavailable),
      forgive: (key) => limit.forgive(hashOf(key)).catch(unavailable),
    };
  };
