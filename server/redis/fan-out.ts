import { createAdapter } from '@socket.io/redis-adapter';
import type { FanOut } from '../components.ts';
import type { Log } from '../log.ts';
import { StoreError } from '../store/store-error.ts';
import { codeOf, createRedisClient, waitBefore } from './client.ts';
import type { Link } from './link.ts';
import type { RedisConfig } from '../config.ts';

const BEAT = 'porchlight:beat';
const BEAT_EVERY_MS = 3_000;
/** A subscriber that hears not even a beat for so long is on a dead line, and connects anew. */
const SILENT_MS = 10_000;

type Subscriber = ReturnType<typeof createRedisClient>;
type Heard = (message: Buffer, channel: Buffer) => void;

/** Only what the adapter asks of it, with no promise left to fail unheard. */
function subscriberOver(client: Subscriber, log: Log) {
  const quietly = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => {
      // Without it this relay is deaf to the others, which the operator has to know.
      if (client.isReady) log.error('subscription refused', {}, error);
    });
  return {
    pSubscribe: (pattern: string, heard: Heard) => quietly(client.pSubscribe(pattern, heard, true)),
    subscribe: (names: string[], heard: Heard) => quietly(client.subscribe(names, heard, true)),
    pUnsubscribe: (pattern: string) => quietly(client.pUnsubscribe(pattern)),
    unsubscribe: (name: string) => quietly(client.unsubscribe(name)),
    on() {},
    off() {},
  };
}

/** Publishing is a hint: what does not get through is found by the pages, from the store. */
const publisherOver = (link: Link) => ({
  // What the adapter takes as the sign of this client library.
  pSubscribe() {},
  on() {},
  off() {},
  publish: (channel: string, message: string | Buffer) => {
    if (!link.client.isReady) return Promise.resolve(0);
    return link.client.publish(channel, message).catch(() => 0);
  },
});

/**
 * How relays on one Redis reach each other's pages: Socket.IO's own adapter over publish and
 * subscribe, with failures of Redis kept out of the process (upstream leaves them unhandled).
 * @throws StoreError when Redis cannot be reached now
 */
export async function createFanOut(config: RedisConfig, link: Link, log: Log): Promise<FanOut> {
  // It never writes of its own accord, so the time-out of the socket measures what it hears.
  // What it is asked to hear while it connects anew, it will hear.
  let hasRun = false;
  const subscriber = createRedisClient(config, {
    disableOfflineQueue: false,
    socketTimeout: SILENT_MS,
    reconnectStrategy: (retries, cause) => (hasRun ? waitBefore(retries) : cause),
  });
  subscriber.on('error', (error: unknown) => log.info('subscriber', { code: codeOf(error) }));
  try {
    await subscriber.connect();
    await subscriber.subscribe(BEAT, () => {});
    hasRun = true;
  } catch (error) {
    if (subscriber.isOpen) subscriber.destroy();
    throw new StoreError('store_unavailable', 'Redis lets nobody subscribe', error);
  }
  const publisher = publisherOver(link);
  const beat = setInterval(() => void publisher.publish(BEAT, ''), BEAT_EVERY_MS);
  return {
    adapter: createAdapter(publisher, subscriberOver(subscriber, log), { key: 'porchlight' }),
    close() {
      clearInterval(beat);
      if (subscriber.isOpen) subscriber.destroy();
      return Promise.resolve();
    },
  };
}
