// The relays that bench/relays.mjs compares: how many, on what, and who is at which of them.
import { startRedis } from './redis.mjs';
import { startRelay } from './relay.mjs';

/**
 * Relays on one Redis. The agents are made with the first one; all know them, for they share the
 * store.
 */
export async function startOnRedis(relayCount, wanted) {
  const redis = await startRedis();
  const relays = [];
  for (let at = 0; at < relayCount; at += 1) {
    relays.push(await startRelay({ ...(at === 0 && wanted), redisUrl: redis.url }));
  }
  const urls = relays.map(({ url }) => url);
  const stop = async () => {
    for (const each of [...relays, redis]) await each.stop();
  };
  return { relays, redis, urls, invites: relays[0].invites, stop };
}

/** Routing gives each agent as many visitors of each relay: of two, half of the messages cross. */
async function startSpread(relayCount, wanted) {
  const set = await startOnRedis(relayCount, wanted);
  return { ...set, visitorUrls: set.urls, agentUrls: set.urls };
}

/** Each starts with the agents that are `wanted`, and says where its crowd connects. */
export const SETS = {
  file: async (wanted) => {
    const relay = await startRelay(wanted);
    return { ...relay, relays: [relay], redis: null };
  },
  redis: (wanted) => startSpread(1, wanted),
  apart: async (wanted) => {
    const set = await startOnRedis(2, wanted);
    const [visitorsAt, agentsAt] = set.urls;
    return { ...set, visitorUrls: [visitorsAt], agentUrls: [agentsAt] };
  },
  mixed: (wanted) => startSpread(2, wanted),
  ten: (wanted) => startSpread(10, wanted),
};
