import { createAdapter, readSeconds, readStatus } from './provider-error.ts';

/** What is read of a Response: never its body, which the page may still need. */
type Answer = { readonly headers?: { get?(name: string): unknown } };

const REQUEST_IDS = ['x-request-id', 'x-correlation-id', 'request-id'];

/**
 * Reads the status and the headers Retry-After, Date and X-Request-Id of a `fetch` Response. Of another
 * origin's answer, a browser shows only the headers that `Access-Control-Expose-Headers` names.
 */
export const fromResponse = createAdapter((response) => {
  const { headers }: Answer = Object(response);
  const read = (name: string): string => {
    const value = headers?.get?.(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const status = readStatus(response, 'status');
  // By the server's own clock where it is told: the visitor's may be wrong.
  const retryAfter = readSeconds(read('retry-after'), Date.parse(read('date')) || Date.now());
  return {
    cause: status === 503 && retryAfter ? 'maintenance' : undefined,
    status,
    retryAfter,
    requestId: REQUEST_IDS.map(read).find((id) => /^[\w.:-]{1,128}$/.test(id)),
  };
});
