import { createClient } from 'redis';
import type { RedisConfig } from '../config.ts';

const CONNECT_WITHIN_MS = 3_000;
const RECONNECT_CAP_MS = 1_000;
/** Commands under way at most; beyond that Redis is not keeping up, and the next is refused. */
const QUEUE_MOST = 20_000;

export type RedisClient = ReturnType<typeof createRedisClient>;

type ClientOptions = {
  /** Whether a command is refused at once while Redis is away, rather than kept for later. */
  readonly disableOfflineQueue: boolean;
  /** After how long without a byte in either direction the connection is made anew, ms. */
  readonly socketTimeout?: number;
  readonly reconnectStrategy?: (retries: number, cause: Error) => number | Error;
};

/** With half a second of randomness, so that many relays do not come back in the same moment. */
export const waitBefore = (retries: number): number =>
  Math.min(50 * 2 ** Math.min(retries, 10), RECONNECT_CAP_MS) + Math.random() * 500;

export const createRedisClient = (
  { url }: RedisConfig,
  { disableOfflineQueue, ...socket }: ClientOptions,
) =>
  createClient({
    url,
    RESP: 2,
    disableOfflineQueue,
    commandsQueueMaxLength: QUEUE_MOST,
    socket: { connectTimeout: CONNECT_WITHIN_MS, reconnectStrategy: waitBefore, ...socket },
  });

/** A failure of the network or an answer of Redis, as a word: its text may name the address. */
export const codeOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'unknown';
