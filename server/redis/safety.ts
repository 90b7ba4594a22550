import { StoreError } from '../store/store-error.ts';
import type { Link } from './link.ts';
import type { RedisConfig } from '../config.ts';

/** Scripts with flags, `EXPIRE` options and the like. */
const OLDEST = 7;
/** `WAITAOF`. */
const OLDEST_FOR_REPLICAS = [7, 2] as const;

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const unsafe = (why: string, way: string): StoreError =>
  new StoreError('store_unsafe', `${why}; ${way}`);

/**
 * Beyond this machine anybody on the way could read and write: a password and TLS are needed.
 * @throws StoreError `store_unsafe`, unless `exposed` is allowed
 */
export function assertSheltered({ url, allow }: RedisConfig): void {
  const { hostname, password, protocol } = new URL(url);
  if (LOOPBACK.test(hostname) || allow.has('exposed')) return;
  const lacks = [
    ...(password === '' ? ['without a password'] : []),
    ...(protocol === 'rediss:' ? [] : ['without TLS']),
  ];
  if (lacks.length === 0) return;
  throw unsafe(
    `Redis on ${hostname} would be reached ${lacks.join(' and ')}`,
    'use rediss://user:password@…, or allow it with PORCHLIGHT_REDIS_ALLOW=exposed',
  );
}

/** The lines `name:value` of an INFO section. */
function fieldsOf(info: unknown): ReadonlyMap<string, string> {
  const lines = String(info).split(/\r?\n/);
  return new Map(
    lines.flatMap((line) => {
      const at = line.indexOf(':');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1)] as const] : [];
    }),
  );
}

async function settings(link: Link, ...names: string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const name of names) {
    const reply = await link.command('CONFIG', 'GET', name);
    if (Array.isArray(reply)) found.set(name, String(reply[1]));
  }
  return found;
}

function assertVersion(version: string, replicas: number): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST) {
    throw new StoreError('store_outdated', `Redis ${version} is older than ${OLDEST}.0`);
  }
  const [wantedMajor, wantedMinor] = OLDEST_FOR_REPLICAS;
  const waits = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  if (replicas > 0 && !waits) {
    const why = `Redis ${version} cannot wait for the disks of replicas`;
    throw new StoreError(
      'store_outdated',
      `${why}: that takes 7.2, or PORCHLIGHT_REDIS_REPLICAS=0`,
    );
  }
}

/** Why an acknowledged message could be forgotten; null when it could not. */
async function whyVolatile(link: Link): Promise<string | null> {
  const names = ['appendonly', 'appendfsync', 'no-appendfsync-on-rewrite', 'maxmemory'];
  const set = await settings(link, ...names, 'maxmemory-policy').catch(() => null);
  if (!set) return 'Redis does not say how it keeps data (CONFIG GET is refused)';
  if (set.get('appendonly') !== 'yes') return 'Redis keeps no log on disk (appendonly no)';
  if (set.get('appendfsync') !== 'always') {
    return `Redis may forget the last second (appendfsync ${set.get('appendfsync')})`;
  }
  if (set.get('no-appendfsync-on-rewrite') !== 'no') {
    return 'Redis may forget what comes while it rewrites its log (no-appendfsync-on-rewrite yes)';
  }
  const evicts = set.get('maxmemory') !== '0' && set.get('maxmemory-policy') !== 'noeviction';
  return evicts ? `Redis may evict (maxmemory-policy ${set.get('maxmemory-policy')})` : null;
}

/**
 * Whether this Redis keeps what it acknowledges.
 * @throws StoreError `store_outdated`, `store_unwritable` (a replica), or `store_unsafe` unless
 *   `volatile` is allowed
 */
export async function assertKeeps(link: Link, { allow, replicas }: RedisConfig): Promise<void> {
  const server = fieldsOf(await link.command('INFO', 'server'));
  assertVersion(server.get('redis_version') ?? '0', replicas);
  const replication = fieldsOf(await link.command('INFO', 'replication'));
  if (replication.get('role') !== 'master') {
    throw new StoreError('store_unwritable', 'this Redis is a replica; name the primary');
  }
  if (allow.has('volatile')) return;
  const why = await whyVolatile(link);
  if (why === null) return;
  throw unsafe(
    why,
    'set appendonly yes, appendfsync always and no eviction, or allow it with PORCHLIGHT_REDIS_ALLOW=volatile',
  );
}
