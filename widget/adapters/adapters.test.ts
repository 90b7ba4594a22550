import { expect, it } from 'vitest';
import { readHostFailure } from '../host-failure.ts';
import { fromAuth0 } from './auth0.ts';
import { fromAuthJs } from './authjs.ts';
import { fromFirebase } from './firebase.ts';
import { fromKeycloak } from './keycloak.ts';
import { fromOAuth } from './oauth.ts';
import { fromOkta } from './okta.ts';
import { fromResponse } from './response.ts';
import { fromSupabase } from './supabase.ts';

const ADAPTERS = [
  fromAuth0,
  fromAuthJs,
  fromFirebase,
  fromKeycloak,
  fromOAuth,
  fromOkta,
  fromResponse,
  fromSupabase,
];

const angry = (): never => {
  throw new Error('no');
};
const ANGRY = new Proxy({}, { get: angry, has: angry, getPrototypeOf: angry, ownKeys: angry });

it.each([
  ['nothing', undefined],
  ['null', null],
  ['a number', 42],
  ['an endless number', NaN],
  ['a text', 'E0000004 auth/wrong-password'],
  ['a symbol', Symbol('error')],
  ['a function', angry],
  ['a list', ['invalid_grant']],
  ['a proxy that throws', ANGRY],
  [
    'an object of proxies',
    { code: ANGRY, error: ANGRY, message: ANGRY, xhr: ANGRY, headers: ANGRY },
  ],
  ['wrong types', { code: {}, error: [], errorCode: true, status: 'x', headers: 5, xhr: 'y' }],
  ['wrong percent signs', '?error=%E0%A4%A&error_description=%'],
  ['a text that prints by throwing', { toString: angry, code: { toString: angry } }],
  ['an Error', new Error('Something went wrong')],
])('makes an empty failure of %s', (_what, error) => {
  for (const adapt of ADAPTERS) expect(adapt(error)).toEqual({});
});

const SECRET = 'hunter2';
const KEYS = [
  'password',
  'token',
  'access_token',
  'id_token',
  'otp',
  'secret',
  'state',
  'credential',
];

it('[DT2] drops all that nobody asked for, a password above all', () => {
  const secrets = Object.fromEntries(KEYS.map((key) => [key, SECRET]));
  const error = {
    ...secrets,
    code: 'invalid_grant',
    error: 'invalid_grant',
    error_description: 'Wrong.',
    email: SECRET,
    customData: secrets,
    config: { data: SECRET },
    xhr: { ...secrets, status: 400, responseText: SECRET, responseJSON: secrets },
    status: 400,
  };
  const address = `/cb?error=invalid_grant&code=${SECRET}&state=${SECRET}#id_token=${SECRET}`;
  for (const adapt of ADAPTERS)
    for (const given of [error, address, new URL(address, 'https://app.example.com')])
      expect(JSON.stringify(adapt(given))).not.toContain(SECRET);
});

it('[DT2] takes no address, token or trace out of a message', () => {
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln';
  const told = (error_description: string) =>
    fromOAuth({ error: 'server_error', error_description }).message;
  expect(told(`See https://id.example.com/reset?t=1 and try again`)).toBe('See … and try again');
  expect(told(`Back to /login?ticket=abc please`)).toBe('Back to … please');
  expect(told(`The token ${jwt} is old`)).toBe('The token … is old');
  expect(told(`${'가나다라마바사'.repeat(5)}`)).toBe('가나다라마바사'.repeat(5));
  expect(told('Bitte Benutzername/Kennwort prüfen')).toBe('Bitte Benutzername/Kennwort prüfen');
  expect(told('x y '.repeat(1000))).toHaveLength(999);
});

it('reads a message of a megabyte at once', () => {
  const from = performance.now();
  fromOAuth({ error: 'server_error', error_description: 'a?'.repeat(500_000) });
  fromSupabase({ message: 'word '.repeat(200_000), status: 400 });
  expect(performance.now() - from).toBeLessThan(2_000);
});

it.each([
  ['Supabase', fromSupabase({ code: 'user_not_found', message: 'User not found' })],
  [
    'Okta',
    fromOkta({ errorCode: 'E0000007', errorSummary: 'Not found: Resource not found: m (User)' }),
  ],
  ['Keycloak', fromKeycloak({ error: 'user_not_found', error_description: 'No such user' })],
  [
    'Entra',
    fromOAuth({ error: 'x', error_description: 'AADSTS50034: The user account does not exist' }),
  ],
  ['Firebase', fromFirebase({ code: 'auth/user-not-found', message: 'There is no user record' })],
])('[DT6] %s does not give away that nobody has that name', (_who, failure) => {
  expect(failure).toEqual({ cause: 'wrong_credentials' });
});

it.each([
  [
    'Supabase',
    fromSupabase({ code: 'user_banned', message: 'User is banned' }),
    'account_disabled',
  ],
  ['Okta', fromOkta({ errorCode: 'E0000069', errorSummary: 'User Locked' }), 'account_locked'],
  [
    'Auth0',
    fromAuth0({ code: 'too_many_attempts', description: 'Your account' }),
    'account_locked',
  ],
])('[DT6] %s tells the cause of a locked account and no words', (_who, failure, cause) => {
  expect(failure).toEqual({ cause });
  expect(readHostFailure(failure, Date.now()).diagnosis).toMatchObject({
    cause,
    causeSource: 'host',
    errorMessage: null,
  });
});

it('reads an address however it comes', () => {
  const query = 'state=s&error=login_required&error_description=Please%20sign+in';
  for (const source of [
    query,
    `?${query}`,
    `#${query}`,
    `/cb?a=1#${query}`,
    `#/login?${query}`,
    new URLSearchParams(query),
    new URL(`https://app.example.com/?${query}`),
    { search: '', hash: `#${query}` },
  ])
    expect(fromOAuth(source)).toEqual({ cause: 'session_or_csrf_expired' });
  expect(fromOAuth('?error_description=login_required&no_error=login_required')).toEqual({});
});

it('takes words from an error, not from an address, which anybody can write', () => {
  const words = { error: 'access_denied', error_description: 'Call 080-000-0000' };
  expect(fromOAuth(words).message).toBe('Call 080-000-0000');
  expect(fromOAuth(new URLSearchParams(words))).toEqual({ cause: 'sso_error' });
});

const answer = (status: number, headers: Record<string, string> = {}): Response =>
  new Response('{"error":"wrong"}', { status, headers });

it('reads a Response without its body', async () => {
  const response = answer(423, { 'Retry-After': '600', 'X-Request-Id': 'req-7' });
  expect(fromResponse(response)).toEqual({ status: 423, retryAfter: 600, requestId: 'req-7' });
  expect(response.bodyUsed).toBe(false);
  expect(await response.json()).toEqual({ error: 'wrong' });
  expect(fromResponse(response)).toEqual({ status: 423, retryAfter: 600, requestId: 'req-7' });
});

const DATE = 'Sun, 22 Nov 2026 10:00:00 GMT';
it.each([
  ['0', 0],
  ['30', 30],
  [' 30 ', 30],
  ['Sun, 22 Nov 2026 10:01:30 GMT', 90],
  ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['never GMT', undefined],
  ['', undefined],
])('reads Retry-After "%s" as %s seconds', (header, seconds) => {
  const told = fromResponse(answer(429, { 'Retry-After': header, Date: DATE }));
  expect(told).toEqual({ status: 429, retryAfter: seconds });
});

it("counts by the visitor's clock where the server's is not told", () => {
  const until = new Date(Date.now() + 60_000).toUTCString();
  const { retryAfter = 0 } = fromResponse(answer(429, { 'Retry-After': until }));
  expect(retryAfter).toBeGreaterThan(50);
  expect(retryAfter).toBeLessThanOrEqual(61);
});

it('takes 503 for maintenance when it says for how long', () => {
  expect(fromResponse(answer(503, { 'Retry-After': '120' })).cause).toBe('maintenance');
  expect(fromResponse(answer(503)).cause).toBeUndefined();
  expect(fromResponse(answer(500, { 'Retry-After': '120' })).cause).toBeUndefined();
});

it('takes no request id that is none', () => {
  const id = (value: string) => fromResponse(answer(500, { 'X-Request-Id': value })).requestId;
  expect(id('a'.repeat(128))).toHaveLength(128);
  expect(id('a'.repeat(129))).toBeUndefined();
  expect(id('a b')).toBeUndefined();
});

it('leaves out the status of an answer that did not come', () => {
  expect(fromResponse(Response.error())).toEqual({});
});
