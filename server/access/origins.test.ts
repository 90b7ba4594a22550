import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAllowedOrigin, isOriginPattern } from './origins.ts';

test.each([
  ['https://a.example.com', true],
  ['https://xn--bcher-kva.example.com', true],
  ['https://example.com', false],
  ['https://a.b.example.com', false],
  ['https://.example.com', false],
  ['https://aexample.com', false],
  ['http://a.example.com', false],
  ['https://a.example.com:8443', false],
  ['https://a.example.com.', false],
  ['https://a.example.com.evil.tld', false],
  ['https://a.example.com@evil.tld', false],
  ['https://evil.tld/.example.com', false],
  ['https://*.example.com', false],
])('[OP4] lets the star of https://*.example.com stand for one label: %s %s', (origin, allowed) => {
  expect(isAllowedOrigin(['https://*.example.com'], origin)).toBe(allowed);
});

test.each([
  ['http://localhost:3000', true],
  ['http://127.0.0.1', true],
  ['http://[::1]:8080', true],
  ['https://localhost:3000', false],
  ['http://localhost.evil.tld', false],
  ['http://127.0.0.1.evil.tld', false],
  ['http://127.0.0.2', false],
  ['loopback', false],
])('[OP4] takes loopback for any port of this machine, over http: %s %s', (origin, allowed) => {
  expect(isAllowedOrigin(['loopback'], origin)).toBe(allowed);
});

type Page = { scheme: string; labels: readonly string[]; port: string };
const originOf = ({ scheme, labels, port }: Page) => `${scheme}://${labels.join('.')}${port}`;

/** What a pattern means, told without looking at text: part by part. */
const means = (pattern: Page, page: Page): boolean =>
  pattern.scheme === page.scheme &&
  pattern.port === page.port &&
  pattern.labels.length === page.labels.length &&
  pattern.labels.every(
    (label, at) =>
      label === page.labels[at] || (label === '*' && at === 0 && pattern.labels.length > 1),
  );

test('[OP4] lets an origin in exactly when a part by part comparison does', () => {
  const label = fc.constantFrom('a', 'b', 'login', 'example', 'com', 'co', 'evil', 'x-1', 'xn--a');
  const page = fc.record({
    scheme: fc.constantFrom('https', 'http'),
    labels: fc.array(label, { minLength: 1, maxLength: 4 }),
    port: fc.constantFrom('', ':8443'),
  });
  const change = fc.constantFrom(
    (p: Page) => p,
    (p: Page) => ({ ...p, labels: ['*', ...p.labels] }),
    (p: Page) => ({ ...p, labels: ['*', ...p.labels.slice(1), 'com'] }),
    (p: Page) => ({ ...p, labels: ['*', ...p.labels.slice(1)] }),
    (p: Page) => ({ ...p, port: ':9' }),
    (p: Page) => ({ ...p, scheme: 'http' }),
  );
  let allowed = 0;
  fc.assert(
    fc.property(page, change, (at, turn) => {
      fc.pre(URL.canParse(originOf(at)) && new URL(originOf(at)).origin === originOf(at));
      const pattern = turn(at);
      const expected = means(pattern, at);
      if (expected) allowed++;
      expect(isAllowedOrigin([originOf(pattern)], originOf(at))).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
  expect(allowed).toBeGreaterThan(100);
});

test('[OP4] takes any text for an origin without failing, and allows none of it', () => {
  const patterns = ['https://login.example.com', 'https://*.example.com', 'loopback'];
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(isAllowedOrigin(patterns, text)).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  'https://www.example.com',
  'http://localhost:5173',
  'https://*.example.com',
  'https://*.example.com:8443',
  'loopback',
])('a site may name %s', (pattern) => {
  expect(isOriginPattern(pattern)).toBe(true);
});

test.each([
  '',
  'null',
  '*',
  'https://*',
  'https://*.*.com',
  'https://a.*.com',
  'https://*a.example.com',
  'https://www.example.com/',
  'https://www.example.com/login',
  'https://WWW.example.com',
  'www.example.com',
  'ftp://example.com',
  'file:///tmp',
  'javascript:alert(1)',
])('a site may not name %j', (pattern) => {
  expect(isOriginPattern(pattern)).toBe(false);
});
