import { expect, it } from 'vitest';
import { MAX_CLOCK_SKEW_MS } from '../../shared/limits.ts';
import type { SelfTest } from '../../shared/report.ts';
import { copyOf, finesOf, likelyCause, missingOf, scriptsOf, skewOf, troublesOf } from './judge.ts';
import { SOUND } from './testing/sound.ts';

it.each<[SelfTest['copy'], Parameters<typeof copyOf>[0]]>([
  ['fresh', { workerStart: 0, transferSize: 2_572, decodedBodySize: 2_272 }],
  ['fresh', { workerStart: 0, transferSize: 300, decodedBodySize: 2_272 }],
  ['fresh', { workerStart: 5, transferSize: 2_572, decodedBodySize: 2_272 }],
  ['cached', { workerStart: 0, transferSize: 0, decodedBodySize: 2_272 }],
  ['service_worker', { workerStart: 5, transferSize: 0, decodedBodySize: 2_272 }],
  ['unknown', { workerStart: 0, transferSize: 0, decodedBodySize: 0 }],
  ['unknown', { workerStart: 0 }],
  ['unknown', undefined],
])('[SF1] takes a page for %s by how it came: %o', (copy, arrival) => {
  expect(copyOf(arrival)).toBe(copy);
});

const CAME = { url: 'https://a.example.com/a.js', status: 200 };
const MISSING = { url: 'https://a.example.com/b.js', status: 0 };
const FOREIGN = { url: 'https://cdn.example.com/c.js', status: undefined };

it('asks once more for scripts of the page’s own that did not come, not for foreign ones', () => {
  expect(missingOf([CAME, MISSING, FOREIGN])).toEqual([MISSING.url]);
});

it.each([
  ['ok', [CAME, { ...CAME, status: 404 }], 0],
  ['blocked', [CAME, MISSING], 1],
  ['unknown', [CAME, MISSING], 0],
  ['unknown', [CAME, FOREIGN], 0],
] as const)('[SF1] says that scripts are %s of %o, refused again: %i', (scripts, seen, refused) => {
  expect(scriptsOf(seen, refused)).toBe(scripts);
});

it('takes half the round trip off the clock’s skew', () => {
  expect(skewOf(10_000, 10_400, 10_200)).toBe(0);
  expect(skewOf(250_000, 250_400, 10_200)).toBe(240_000);
  expect(skewOf(10_000, 10_001, 70_000)).toBe(-59_999);
});

it.each([undefined, null, '12', Number.NaN])(
  '[SF1] does not know the skew from an answer of %s',
  (theirs) => {
    expect(skewOf(0, 0, theirs)).toBeNull();
  },
);

it('says a skew of a day as it is, and more than that as a day', () => {
  for (const sign of [1, -1]) {
    const skew = (ms: number) => skewOf(0, 0, -sign * ms);
    expect(skew(MAX_CLOCK_SKEW_MS)).toBe(sign * MAX_CLOCK_SKEW_MS);
    expect(skew(MAX_CLOCK_SKEW_MS + 1)).toBe(sign * MAX_CLOCK_SKEW_MS);
  }
});

it('finds no trouble and no cause where all is well', () => {
  expect(troublesOf(SOUND)).toEqual([]);
  expect(likelyCause(SOUND)).toBeNull();
  expect(finesOf(SOUND)).toEqual(['cookies', 'storage', 'site', 'relay', 'clock']);
});

it.each<[string, Partial<SelfTest>, string | null]>([
  ['offline', { online: false, site: 'unreachable', relay: 'unreachable' }, 'network_offline'],
  ['offline', { site: 'unreachable', relay: 'unreachable' }, 'network_offline'],
  ['offline', { online: false, site: 'silent', relay: 'silent' }, 'network_offline'],
  ['slow', { site: 'silent', relay: 'silent' }, null],
  ['slow', { site: 'unreachable', relay: 'silent' }, null],
  ['site', { site: 'unreachable' }, 'network_filtered'],
  ['siteSilent', { site: 'silent' }, 'network_filtered'],
  ['relay', { relay: 'unreachable' }, 'network_filtered'],
  ['relaySilent', { relay: 'silent' }, null],
  ['cookies', { cookies: 'blocked', storage: 'blocked' }, 'cookies_blocked'],
  ['storage', { storage: 'blocked' }, 'cookies_blocked'],
  ['scripts', { scripts: 'blocked' }, 'browser_blocked'],
  ['clockAhead', { clockSkewMs: 30_001 }, null],
  ['clockBehind', { clockSkewMs: -30_001 }, null],
  ['copy', { copy: 'cached' }, 'session_or_csrf_expired'],
  ['copy', { copy: 'service_worker' }, 'session_or_csrf_expired'],
])('finds %s in %o, and the cause %s', (trouble, change, cause) => {
  const test = { ...SOUND, ...change };
  expect(troublesOf(test)).toEqual([trouble]);
  expect(likelyCause(test)).toBe(cause);
});

it.each<Partial<SelfTest>>([
  { clockSkewMs: 30_000 },
  { clockSkewMs: -30_000 },
  { online: false },
  { copy: 'unknown', scripts: 'unknown', clockSkewMs: null },
  { site: 'unknown', relay: 'unknown' },
  { site: 'unknown' },
])('[SF1] finds no trouble in %o', (change) => {
  const test = { ...SOUND, ...change };
  expect(troublesOf(test)).toEqual([]);
  expect(likelyCause(test)).toBeNull();
});

it('calls nothing in order that is unknown', () => {
  expect(finesOf({ ...SOUND, site: 'unknown', clockSkewMs: null })).toEqual([
    'cookies',
    'storage',
    'relay',
  ]);
});

it('puts what weighs most first, and takes its cause', () => {
  const test: SelfTest = { ...SOUND, copy: 'cached', cookies: 'blocked', site: 'unreachable' };
  expect(troublesOf(test)).toEqual(['site', 'cookies', 'copy']);
  expect(likelyCause(test)).toBe('network_filtered');
});
