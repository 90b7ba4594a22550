import type { IncomingMessage } from 'node:http';

/** IPv6 hosts get a /56 at least: counting single addresses would count nobody. */
const IPV6_GROUPS = 4;

/** One key for one person behind one line: IPv4 whole, also when mapped; IPv6 by its /56. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!address.includes(':')) return address;
  const [head = ''] = address.split('::');
  const groups = head.split(':').filter(Boolean).slice(0, IPV6_GROUPS);
  const last = groups[IPV6_GROUPS - 1];
  if (last !== undefined) groups[IPV6_GROUPS - 1] = last.padStart(4, '0').slice(0, 2);
  return groups.join(':') || '::';
}

/**
 * Where a request came from, as far as it can be believed: each proxy of ours appends the address
 * it saw, so with `hops` proxies the entry that many from the end is the first not written by a
 * stranger.
 */
export function addressOf(request: IncomingMessage, hops: number): string {
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const believed = hops > 0 ? forwarded.at(-hops)?.trim() : undefined;
  return addressKey(believed || request.socket.remoteAddress || '');
}
