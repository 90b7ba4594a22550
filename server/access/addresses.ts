import type { IncomingMessage } from 'node:http';

/** Hex digits in a /56, the least that an IPv6 host gets: counting single addresses counts nobody. */
const IPV6_DIGITS = 56 / 4;

/** The 32 hex digits of an IPv6 address: groups at full length, and what `::` leaves out put back. */
function digitsOf(address: string): string {
  const [head = [], tail = []] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const left = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...left, ...tail].map((group) => group.padStart(4, '0')).join('');
}

/** One key for one person behind one line: IPv4 whole, also when mapped; IPv6 by its /56. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!address.includes(':')) return address;
  return digitsOf(address.toLowerCase()).slice(0, IPV6_DIGITS);
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
