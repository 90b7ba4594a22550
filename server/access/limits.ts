import { RateLimiterMemory, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Bounds } from './bounds.ts';

export type Limit = {
  /** Null when there is room; otherwise how long until there is, ms. */
  take(key: string): Promise<number | null>;
  forgive(key: string): Promise<void>;
};

/** Makes a limit of so many `points` in so many `seconds`; the name keeps its counts apart. */
export type Counters = (name: string, points: number, seconds: number) => Limit;

/** A limit over one of the library's limiters, wherever that one counts. */
export function limitOver(limiter: RateLimiterAbstract): Limit {
  return {
    async take(key) {
      try {
        await limiter.consume(key);
        return null;
      } catch (full) {
        if (full instanceof RateLimiterRes) return Math.max(1, full.msBeforeNext);
        throw full;
      }
    },
    async forgive(key) {
      await limiter.delete(key);
    },
  };
}

/** Counts in this process alone. */
export const countHere: Counters = (_name, points, seconds) =>
  limitOver(new RateLimiterMemory({ points, duration: seconds }));

export type Limits = {
  /** By person. */
  readonly messages: Limit;
  readonly events: Limit;
  readonly opens: Limit;
  /** By login, and by address. */
  readonly login: Limit;
  readonly address: Limit;
};

const QUARTER_HOUR_S = 15 * 60;

/**
 * `opens` is 3 in ten minutes a visitor (threat T57). What guards sign-ins and the queue is counted
 * for all relays together; messages and events, which come too often for that, by each.
 */
export const createLimits = (
  bounds: Bounds,
  opensPerVisitor: number,
  countTogether: Counters,
): Limits => ({
  messages: countHere('messages', bounds.messagesPer5s, 5),
  events: countHere('events', bounds.eventsPer10s, 10),
  opens: countTogether('opens', opensPerVisitor, 600),
  login: countTogether('login', bounds.signInsPerLogin, QUARTER_HOUR_S),
  address: countTogether('address', bounds.signInsPerAddress, QUARTER_HOUR_S),
});
