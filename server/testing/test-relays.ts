import { createLog } from '../log.ts';
import type { RedisConfig } from '../config.ts';
import { countInRedis } from '../redis/counters.ts';
import { createFanOut } from '../redis/fan-out.ts';
import { createRedisStore } from '../store/redis/redis.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './test-server.ts';

/** Relays of this process on one Redis, each as it would be in a process of its own. */
export class TestRelays {
  readonly #closers: (() => Promise<void>)[] = [];

  /** @param url where this relay finds Redis: behind a proxy, for the tests that cut the line */
  async start(
    url: string,
    options: Omit<TestServerOptions, 'store' | 'fanOut'> = {},
  ): Promise<TestServer> {
    const config: RedisConfig = { url, allow: new Set(), replicas: 0 };
    const log = createLog('silent');
    const { store, link } = await createRedisStore(config, log);
    const fanOut = await createFanOut(config, link, log);
    const counters = countInRedis(link.client);
    const relay = await startTestServer({ ...options, store, fanOut, counters });
    this.#closers.push(async () => {
      await relay.stop();
      await fanOut.close();
    });
    return relay;
  }

  async end(): Promise<void> {
    await Promise.all(this.#closers.splice(0).map((close) => close()));
  }
}
