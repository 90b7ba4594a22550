import { CLOCK_SKEW_TOLD_MS, MAX_CLOCK_SKEW_MS } from '../../shared/limits.ts';
import type { Cause, SelfTest } from '../../shared/report.ts';

/** What the browser says of how the page came; what an engine does not tell is undefined. */
export type Arrival = {
  readonly workerStart: number;
  readonly transferSize?: number;
  readonly decodedBodySize?: number;
};

/**
 * Whether the page came over the network. A document that a service worker or the cache kept has
 * been transferred in no bytes; one that was asked for again and found unchanged has.
 */
export function copyOf(arrival: Arrival | undefined): SelfTest['copy'] {
  if (!arrival?.decodedBodySize || arrival.transferSize === undefined) return 'unknown';
  if (arrival.transferSize > 0) return 'fresh';
  return arrival.workerStart > 0 ? 'service_worker' : 'cached';
}

/**
 * A script of the page. Its status is readable only where it is of the page's own origin; 0 then
 * says that it did not come, or that it was redirected to another origin: both look the same.
 */
export type ScriptSeen = { readonly url: string; readonly status: number | undefined };

/** The scripts that may not have come: worth asking for once more. */
export const missingOf = (scripts: readonly ScriptSeen[]): readonly string[] =>
  scripts.filter(({ status }) => status === 0).map(({ url }) => url);

/**
 * @param refused how many of the missing ones were refused again, by a browser that does reach the
 * site: an extension or a filter picks them out
 */
export function scriptsOf(scripts: readonly ScriptSeen[], refused: number): SelfTest['scripts'] {
  if (refused > 0) return 'blocked';
  return scripts.every(({ status }) => status) ? 'ok' : 'unknown';
}

/**
 * How far the visitor's clock is ahead, ms. The relay is taken to have read its own half way between
 * question and answer, so that half the round trip is the error at most.
 */
export function skewOf(askedAt: number, heardAt: number, theirs: unknown): number | null {
  if (typeof theirs !== 'number' || !Number.isFinite(theirs)) return null;
  const skew = Math.round((askedAt + heardAt) / 2 - theirs);
  return Math.max(-MAX_CLOCK_SKEW_MS, Math.min(MAX_CLOCK_SKEW_MS, skew));
}

type Sign = (test: SelfTest) => boolean;

/** Neither server answers, and it is not the page's own policy that forbade to ask. */
const isCutOff: Sign = ({ site, relay }) =>
  [site, relay].every((reach) => reach === 'unreachable' || reach === 'silent');
/** Refused at once by both, or known to the browser: not merely slow. */
const isOffline: Sign = (test) =>
  isCutOff(test) && (!test.online || (test.site === 'unreachable' && test.relay === 'unreachable'));
const skewIn = ({ clockSkewMs }: SelfTest): number => clockSkewMs ?? 0;

/**
 * What can be wrong, what weighs most first: each with the cause it is the sign of, null where it
 * explains a failure at most, and with a sentence of its own in the words.
 */
const TROUBLES = [
  ['offline', 'network_offline', isOffline],
  ['slow', null, (test) => isCutOff(test) && !isOffline(test)],
  ['site', 'network_filtered', ({ site, relay }) => site === 'unreachable' && relay === 'ok'],
  ['siteSilent', 'network_filtered', ({ site, relay }) => site === 'silent' && relay === 'ok'],
  ['relay', 'network_filtered', ({ site, relay }) => relay === 'unreachable' && site === 'ok'],
  ['relaySilent', null, ({ site, relay }) => relay === 'silent' && site === 'ok'],
  ['cookies', 'cookies_blocked', ({ cookies }) => cookies === 'blocked'],
  // Whoever blocks cookies blocks storage with them: that is one trouble.
  [
    'storage',
    'cookies_blocked',
    ({ cookies, storage }) => cookies === 'ok' && storage === 'blocked',
  ],
  ['scripts', 'browser_blocked', ({ scripts }) => scripts === 'blocked'],
  ['clockAhead', null, (test) => skewIn(test) > CLOCK_SKEW_TOLD_MS],
  ['clockBehind', null, (test) => skewIn(test) < -CLOCK_SKEW_TOLD_MS],
  ['copy', 'session_or_csrf_expired', ({ copy }) => copy === 'cached' || copy === 'service_worker'],
] as const satisfies readonly (readonly [string, Cause | null, Sign])[];
export type Trouble = (typeof TROUBLES)[number][0];

/** What was looked at and is in order; what is unknown is neither that nor trouble. */
const FINES = [
  ['cookies', ({ cookies }) => cookies === 'ok'],
  ['storage', ({ storage }) => storage === 'ok'],
  ['site', ({ site }) => site === 'ok'],
  ['relay', ({ relay }) => relay === 'ok'],
  ['clock', (test) => test.clockSkewMs !== null && Math.abs(skewIn(test)) <= CLOCK_SKEW_TOLD_MS],
] as const satisfies readonly (readonly [string, Sign])[];
export type Fine = (typeof FINES)[number][0];

const found = (test: SelfTest) => TROUBLES.filter(([, , isSeenIn]) => isSeenIn(test));

export const troublesOf = (test: SelfTest): readonly Trouble[] =>
  found(test).map(([trouble]) => trouble);
export const finesOf = (test: SelfTest): readonly Fine[] =>
  FINES.filter(([, isSeenIn]) => isSeenIn(test)).map(([fine]) => fine);

/** The cause that a self-test speaks for, null when for none. */
export const likelyCause = (test: SelfTest): Cause | null =>
  found(test).find(([, cause]) => cause !== null)?.[1] ?? null;
