import { afterEach, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> => {
  server ??= await startTestServer({});
  return fetch(`${server.url}${path}`, {
    headers: { origin: 'https://shop.example.com', ...headers },
  });
};

const EVERGREEN = 'public, max-age=300, stale-while-revalidate=86400';
const IMMUTABLE = 'public, max-age=31536000, immutable';

it.each([
  ['/v1/porchlight.js', 'text/javascript', EVERGREEN, '/* boot */'],
  ['/v1/porchlight.d.ts', 'text/plain', EVERGREEN, '/* types */'],
  ['/v1/adapters/okta.js', 'text/javascript', EVERGREEN, 'export const fromOkta = 1;'],
  ['/v1/adapters/okta.d.ts', 'text/plain', EVERGREEN, '/* types of one */'],
  ['/v0.0.0/porchlight.js', 'text/javascript', IMMUTABLE, '/* boot */'],
  ['/v0.0.0/adapters/okta.js', 'text/javascript', IMMUTABLE, 'export const fromOkta = 1;'],
])('serves %s to a module of any origin', async (path, type, cache, body) => {
  const response = await get(path);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': `${type}; charset=utf-8`,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': cache,
  });
  expect(await response.text()).toBe(body);
});

it('answers 304 to who has the adapter already', async () => {
  const etag = (await get('/v1/adapters/okta.js')).headers.get('etag') ?? '';
  // Without a word of its own on caching, Node's fetch asks for a fresh copy.
  const asks = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
  const again = await get('/v1/adapters/okta.js', asks);
  expect(again.status).toBe(304);
});

it.each([
  '/v1/adapters/',
  '/v1/adapters/quack.js',
  '/v1/adapters/..%2Fconsole%2Findex.html',
  '/v1/adapters/%2e%2e/console/index.html',
  '/v0.0.1/adapters/okta.js',
  '/adapters/okta.js',
])('has nothing at %s', async (path) => {
  expect((await get(path)).status).toBe(404);
});
