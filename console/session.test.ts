import { expect, test } from 'vitest';
import { createSessionApi } from './session.ts';

type Seen = { readonly line: string; readonly mark: string | null; readonly body: string };

/** An api whose every request gets the same answer; it notes what was asked. */
function createApi(status: number, answer: string) {
  const seen: Seen[] = [];
  const api = createSessionApi(async (path, init) => {
    const url = path instanceof Request ? path.url : path;
    const request = new Request(new URL(url, 'http://relay.example.com'), init);
    const line = `${request.method} ${new URL(request.url).pathname}`;
    seen.push({ line, mark: request.headers.get('x-porchlight'), body: await request.text() });
    return new Response(status === 204 ? null : answer, { status });
  });
  return { api, seen };
}

const signedIn = { agent: { id: 'a', login: 'minji', displayName: 'Minji' }, csrf: 'c' };

test('[AC1] signing in sends login and password and answers who it is', async () => {
  const { api, seen } = createApi(200, JSON.stringify(signedIn));
  expect(await api.signIn('minji', 'secret')).toEqual({ ok: true, data: signedIn });
  expect(seen).toEqual([
    {
      line: 'POST /console/api/session',
      mark: '1',
      body: '{"login":"minji","password":"secret"}',
    },
  ]);
});

test('[AC2] a refusal comes with its code and when to try again', async () => {
  const error = { code: 'rate_limited', retryAfterMs: 60_000 };
  const { api } = createApi(429, JSON.stringify({ error }));
  expect(await api.signIn('minji', 'wrong')).toEqual({ ok: false, error });
});

test('[AC4] every unsafe request carries what a form of another site cannot', async () => {
  const { api, seen } = createApi(204, '');
  await api.signOut();
  await api.look('t');
  await api.redeem('t', null);
  await api.redeem('t', 'a new password');
  expect(seen).toEqual([
    { line: 'DELETE /console/api/session', mark: '1', body: '' },
    { line: 'POST /console/api/invite/look', mark: '1', body: '{"token":"t"}' },
    { line: 'POST /console/api/invite', mark: '1', body: '{"token":"t"}' },
    {
      line: 'POST /console/api/invite',
      mark: '1',
      body: '{"token":"t","password":"a new password"}',
    },
  ]);
});

test('nobody signed in is told from a relay that cannot be reached', async () => {
  const { api } = createApi(401, '');
  expect(await api.current()).toEqual({ ok: false, error: { code: 'unauthenticated' } });
  const nowhere = createSessionApi(() => Promise.reject(new TypeError('refused')));
  expect(await nowhere.current()).toEqual({ ok: false, error: { code: 'unavailable' } });
});

test('[RL3] a relay without its store is told from nobody signed in', async () => {
  const { api } = createApi(503, JSON.stringify({ error: { code: 'unavailable' } }));
  expect(await api.current()).toEqual({ ok: false, error: { code: 'unavailable' } });
});

test('a proxy’s error page counts as a relay that cannot be reached', async () => {
  const { api } = createApi(502, '<h1>Bad gateway</h1>');
  expect(await api.current()).toEqual({ ok: false, error: { code: 'unavailable' } });
});
