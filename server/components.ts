import type { ServerOptions } from 'socket.io';
import type { Bounds } from './access/bounds.ts';
import type { Counters } from './access/limits.ts';
import type { Log } from './log.ts';
import type { Store } from './store/store.ts';

type AdapterConstructor = NonNullable<ServerOptions['adapter']>;

/** How relays on one store reach each other's pages. */
export type FanOut = {
  /** What Socket.IO hands every emit to. */
  readonly adapter: AdapterConstructor;
  close(): Promise<void>;
};

/** Everything from outside that the relay needs. */
export type Components = {
  readonly store: Store;
  /** Null on a store that only this relay is on. */
  readonly fanOut: FanOut | null;
  readonly counters: Counters;
  /** How long an agent whose lease ran out may take to return, ms. */
  readonly graceMs: number;
  readonly log: Log;
  readonly bounds: Bounds;
  /** The origin people reach the relay at; null means the one each request names in `Host`. */
  readonly publicOrigin: string | null;
  /** How many reverse proxies stand before the relay: how much of `X-Forwarded-For` is believed. */
  readonly proxyHops: number;
  /** The folder of built pages and scripts. */
  readonly clientFolder: string;
  readonly version: string;
};
