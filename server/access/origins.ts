import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What a page can have for an origin; a star is no letter of a host, though URLs let it pass. */
const WEB_ORIGIN = /^https?:\/\/[^*]+$/;

/** An origin as browsers write it: scheme, lower-case host, port only when it is not the default. */
function parse(origin: string): URL | null {
  try {
    const url = new URL(origin);
    return WEB_ORIGIN.test(origin) && url.origin === origin ? url : null;
  } catch {
    return null;
  }
}

/** `https://*.example.com` stands for exactly one label in place of the star. */
function matchesWildcard(pattern: string, url: URL): boolean {
  const [scheme, suffix] = pattern.split('://*.');
  if (suffix === undefined || `${scheme}:` !== url.protocol) return false;
  const label = url.host.slice(0, -suffix.length - 1);
  return url.host === `${label}.${suffix}` && /^[a-z0-9-]+$/.test(label);
}

/**
 * Whether a page of this origin may speak for the site. Exact, but for the two patterns a site may
 * name: one wildcard label, and `loopback` for any port of this machine.
 */
export function isAllowedOrigin(patterns: readonly string[], origin: string): boolean {
  const url = parse(origin);
  if (!url) return false;
  return patterns.some(
    (pattern) =>
      pattern === origin ||
      (pattern === 'loopback' && url.protocol === 'http:' && LOOPBACK.has(url.hostname)) ||
      matchesWildcard(pattern, url),
  );
}

/** The origin that people reach this relay at: the configured one, or what the request names. */
export const ownOrigin = (request: IncomingMessage, publicOrigin: string | null): string =>
  publicOrigin ?? `http://${request.headers.host ?? ''}`;

/**
 * The origin a request came from. Browsers leave `Origin` out of same-origin GETs; then their
 * `Sec-Fetch-Site: same-origin`, which no script can set, says as much. Null when neither is there.
 */
export function originOf(request: IncomingMessage, publicOrigin: string | null): string | null {
  const { origin } = request.headers;
  if (origin !== undefined) return origin;
  const sameOrigin = request.headers['sec-fetch-site'] === 'same-origin';
  return sameOrigin ? ownOrigin(request, publicOrigin) : null;
}

/** Whether a site may name this as an allowed origin. */
export const isOriginPattern = (pattern: string): boolean =>
  pattern === 'loopback' || parse(pattern.replace('://*.', '://star.')) !== null;
