import type { IncomingMessage } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressKey, addressOf } from './addresses.ts';

test('counts an IPv4 address whole, also one mapped into IPv6', () => {
  expect(addressKey('203.0.113.9')).toBe('203.0.113.9');
  expect(addressKey('::ffff:203.0.113.9')).toBe('203.0.113.9');
  expect(addressKey('::FFFF:203.0.113.9')).toBe('203.0.113.9');
  expect(addressKey('::ffff:203.0.113.8')).not.toBe(addressKey('::ffff:203.0.113.9'));
});

test.each([
  ['2001:db8:1:2ff::1', '2001:db8:1:200:ffff:ffff:ffff:ffff', true],
  ['2001:db8:1:2ff::1', '2001:db8:1:300::1', false],
  ['2001:db8::1', '2001:db8:0:ff::1', true],
  ['2001:db8::1', '2001:db8:0:100::1', false],
  ['2001:db8::5:6:7:8', '2001:db8:0:0:1::', true],
  ['::1', '::', true],
  ['::1', '2001:db8::1', false],
  ['2001:DB8::1', '2001:db8::2', true],
])('says whether %s and %s are of one line: %s', (a, b, same) => {
  expect(addressKey(a) === addressKey(b)).toBe(same);
});

/** The shortest way to write it, as systems do. */
const written = (groups: readonly number[]) =>
  new URL(`http://[${groups.map((group) => group.toString(16)).join(':')}]`).hostname.slice(1, -1);
const firstBits = (groups: readonly number[]) =>
  groups.slice(0, 4).map((group, at) => (at === 3 ? group >> 8 : group));

test('two IPv6 addresses share a key exactly when they share their first 56 bits', () => {
  const group = fc.oneof(fc.constant(0), fc.constantFrom(1, 0xff, 0x100, 0x1ff), fc.nat(0xffff));
  const address = fc.array(group, { minLength: 8, maxLength: 8 });
  const pair = fc.tuple(address, address, fc.nat(8)).map(([a, b, from]) => {
    const near = [...a.slice(0, from), ...b.slice(from)];
    return [a, near] as const;
  });
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const same = JSON.stringify(firstBits(a)) === JSON.stringify(firstBits(b));
      expect(addressKey(written(a)) === addressKey(written(b))).toBe(same);
    }),
    { numRuns: 1_000 },
  );
});

test('takes anything for an address without failing', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof addressKey(text) === 'string'));
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-f:.%]{0,60}$/), (text) => {
      expect(typeof addressKey(text)).toBe('string');
    }),
  );
});

/** What the relay sees of a request that comes through `forwarded` headers, over a real socket. */
async function seen(hops: number, forwarded: string | readonly string[] | null): Promise<string> {
  const server = createServer((incoming: IncomingMessage, response) => {
    response.end(addressOf(incoming, hops));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const headers = forwarded === null ? {} : { 'x-forwarded-for': [forwarded].flat() };
  const answer = await new Promise<string>((resolve) => {
    const asked = request({ port, host: '127.0.0.1', headers }, (response) => {
      response.setEncoding('utf8').on('data', resolve);
    });
    asked.end();
  });
  server.close();
  return answer;
}

test('believes no X-Forwarded-For where no proxy stands before the relay', async () => {
  expect(await seen(0, '198.51.100.1')).toBe('127.0.0.1');
});

test.each([
  [1, '198.51.100.1', '198.51.100.1'],
  [1, 'forged, 198.51.100.1', '198.51.100.1'],
  [1, ['forged', '198.51.100.1'], '198.51.100.1'],
  [2, 'forged, 198.51.100.1, 10.0.0.1', '198.51.100.1'],
  [1, '2001:db8:1:2ff::9', '20010db8000102'],
  [1, '::ffff:198.51.100.1', '198.51.100.1'],
])('behind %i proxies takes %j for %s', async (hops, forwarded, address) => {
  expect(await seen(hops, forwarded)).toBe(address);
});

test('falls back to the connection where the header is missing, empty or too short', async () => {
  expect(await seen(1, null)).toBe('127.0.0.1');
  expect(await seen(1, '')).toBe('127.0.0.1');
  expect(await seen(2, '198.51.100.1')).toBe('127.0.0.1');
});
