import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Bounds } from '../components.ts';

export type Limit = {
  /** Null when there is room; otherwise how long until there is, ms. */
  take(key: string): Promise<number | null>;
  forgive(key: string): Promise<void>;
};

function createLimit(points: number, seconds: number): Limit {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
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

/** Counters of one process. `opens` is 3 in ten minutes a visitor (threat T57). */
export const createLimits = (bounds: Bounds, opensPerVisitor: number): Limits => ({
  messages: createLimit(bounds.messagesPer5s, 5),
  events: createLimit(bounds.eventsPer10s, 10),
  opens: createLimit(opensPerVisitor, 600),
  login: createLimit(bounds.signInsPerLogin, QUARTER_HOUR_S),
  address: createLimit(bounds.signInsPerAddress, QUARTER_HOUR_S),
});
