import { expect, test } from 'vitest';
import { takeInviteToken } from './invite-link.ts';

function take(hash: string) {
  const addresses: string[] = [];
  const history = { replaceState: (_: unknown, __: string, url: string) => addresses.push(url) };
  const location = { hash, pathname: '/console/', search: '?a=1' };
  return { token: takeInviteToken(location, history as never), addresses };
}

test('[AC3] a one-time token leaves the address bar as soon as it is read', () => {
  expect(take('#invite=abc_-9')).toEqual({ token: 'abc_-9', addresses: ['/console/?a=1'] });
});

test('a broken token leaves the address bar too, and is none', () => {
  expect(take('#invite=<b>')).toEqual({ token: null, addresses: ['/console/?a=1'] });
});

test('any other fragment stays', () => {
  expect(take('#talk')).toEqual({ token: null, addresses: [] });
});
