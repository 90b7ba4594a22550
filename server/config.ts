import * as v from 'valibot';
import { TIMES } from '../shared/limits.ts';
import { DEFAULT_BOUNDS, type Bounds } from './access/bounds.ts';

/**
 * What a relay refuses unless it is told to by name: `volatile`, a Redis that may forget what was
 * acknowledged; `exposed`, one beyond this machine without a password or without TLS.
 */
const REDIS_DANGERS = ['volatile', 'exposed'] as const;

export type RedisConfig = {
  /** `redis://` or `rediss://`, with user and password where there are any. */
  readonly url: string;
  readonly allow: ReadonlySet<(typeof REDIS_DANGERS)[number]>;
  /** How many replicas must have a write on their disks before it is acknowledged. */
  readonly replicas: number;
};

const whole = (min: number, max: number) =>
  v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.minValue(min), v.maxValue(max));

const origin = v.pipe(
  v.string(),
  v.regex(/^https?:/),
  v.check((text) => URL.canParse(text) && new URL(text).origin === text),
);

const redisUrl = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol)),
);
const allowed = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').filter(Boolean)),
  v.array(v.picklist(REDIS_DANGERS)),
);

const schema = v.object({
  PORT: v.optional(whole(0, 65_535), '3000'),
  HOST: v.optional(v.string()),
  PORCHLIGHT_DATA: v.optional(v.pipe(v.string(), v.minLength(1)), 'data'),
  PORCHLIGHT_PUBLIC_URL: v.optional(origin),
  PORCHLIGHT_REDIS_URL: v.optional(redisUrl),
  PORCHLIGHT_REDIS_ALLOW: v.optional(allowed, ''),
  PORCHLIGHT_REDIS_REPLICAS: v.optional(whole(0, 10), '0'),
  PORCHLIGHT_GRACE_SECONDS: v.optional(
    whole(TIMES.minGraceMs / 1_000, TIMES.maxGraceMs / 1_000),
    String(TIMES.graceMs / 1_000),
  ),
  PORCHLIGHT_DEMO: v.optional(v.picklist(['on', 'off'])),
  PORCHLIGHT_PROXY_HOPS: v.optional(whole(0, 10), '0'),
  PORCHLIGHT_LOG: v.optional(v.picklist(['debug', 'info', 'warn', 'error', 'silent']), 'warn'),
  PORCHLIGHT_SOCKETS_PER_ADDRESS: v.optional(whole(1, 100_000)),
  PORCHLIGHT_MESSAGES_PER_5S: v.optional(whole(1, 100_000)),
});

export type Config = {
  readonly port: number;
  readonly host: string;
  /** Where the store's file lies. */
  readonly dataFolder: string;
  /** The Redis that many relays share; null keeps everything in the one file. */
  readonly redis: RedisConfig | null;
  /** How long a lost agent may take to return, ms. */
  readonly graceMs: number;
  readonly publicOrigin: string | null;
  readonly demo: boolean;
  readonly proxyHops: number;
  readonly logLevel: string;
  readonly bounds: Bounds;
};

/** A variable that cannot be what it says. */
export class ConfigError extends Error {
  readonly code = 'config_invalid';
}

const redisOf = (set: v.InferOutput<typeof schema>): RedisConfig | null =>
  set.PORCHLIGHT_REDIS_URL === undefined
    ? null
    : {
        url: set.PORCHLIGHT_REDIS_URL,
        allow: new Set(set.PORCHLIGHT_REDIS_ALLOW),
        replicas: set.PORCHLIGHT_REDIS_REPLICAS,
      };

/**
 * The environment, read once. The demo is on until the relay has a public address, and stays on
 * this machine: its agent's sign-in link is printed for everybody to see.
 * @throws ConfigError naming the variable
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = v.safeParse(schema, env);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const [name = 'environment'] = v.getDotPath(issue)?.split('.') ?? [];
    const value = env[name];
    // A Redis address may carry a password.
    const shown = name === 'PORCHLIGHT_REDIS_URL' ? 'what it is' : `"${value}"`;
    throw new ConfigError(`${name} cannot be ${shown}`);
  }
  const set = parsed.output;
  const publicOrigin = set.PORCHLIGHT_PUBLIC_URL ?? null;
  const demo =
    set.PORCHLIGHT_DEMO === undefined ? publicOrigin === null : set.PORCHLIGHT_DEMO === 'on';
  return {
    port: set.PORT,
    host: set.HOST ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    dataFolder: set.PORCHLIGHT_DATA,
    redis: redisOf(set),
    graceMs: set.PORCHLIGHT_GRACE_SECONDS * 1_000,
    publicOrigin,
    demo,
    proxyHops: set.PORCHLIGHT_PROXY_HOPS,
    logLevel: set.PORCHLIGHT_LOG,
    bounds: {
      ...DEFAULT_BOUNDS,
      socketsPerAddress: set.PORCHLIGHT_SOCKETS_PER_ADDRESS ?? DEFAULT_BOUNDS.socketsPerAddress,
      messagesPer5s: set.PORCHLIGHT_MESSAGES_PER_5S ?? DEFAULT_BOUNDS.messagesPer5s,
    },
  };
}

/** The process's own environment; nothing else reads it. */
export const readProcessConfig = (): Config => readConfig(process.env);
