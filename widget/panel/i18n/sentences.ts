import type { ErrorCode } from '../../../shared/errors.ts';
import type { Cause, Locale } from '../../../shared/report.ts';
import type { Link } from '../connection.ts';
import type { SystemLine } from '../transcript.ts';
import { fill, type Help, type Strings } from './strings.ts';

/** A waiting visitor's place in words. */
export function aheadText({ next, aheadOne, ahead }: Strings, people: number): string {
  if (people === 0) return next;
  return people === 1 ? aheadOne : fill(ahead, { n: people });
}

/** A line of the transcript that nobody wrote. */
export function systemText(strings: Strings, { kind, name, by }: SystemLine): string {
  if (kind !== 'closed') return fill(strings[kind], { name: name ?? '' });
  return by === 'visitor' ? strings.endedByYou : strings.endedByAgent;
}

/** How long to wait before the next try where the login page did not say, s. */
const WAIT_S = 300;

/** What to try for a cause, with how long to wait from what the login page said. */
export function stepsFor(
  { causes }: Strings,
  cause: Cause,
  locale: Locale,
  waitSeconds?: number | null,
): Help['steps'] {
  const seconds = waitSeconds ?? WAIT_S;
  const [count, unit] = seconds > 90 ? [Math.ceil(seconds / 60), 'minute'] : [seconds, 'second'];
  // The first look at a locale takes tens of ms: only where a step says how long.
  const wait = () => count.toLocaleString(locale, { style: 'unit', unit, unitDisplay: 'long' });
  return causes[cause].steps.map(([step, text]) => [step, text.replace('{wait}', wait)]);
}

/** Why the relay did not do it, in words for a visitor. */
export function refusalText(strings: Strings, code: ErrorCode): string {
  if (code === 'closed') return strings.ended;
  if (code === 'queue_full') return strings.queueFull;
  return code === 'rate_limited' ? strings.tooFast : strings.ours;
}

/** The state of a connection that is not there, or of one over which nothing can be stored. */
export function linkText(strings: Strings, link: Link, isStoreAway: boolean): string {
  if (isStoreAway) return strings.storeAway;
  if (link === 'failed') return strings.unreachable;
  if (link === 'offline') return strings.offline;
  return link === 'connecting' ? strings.connecting : strings.reconnecting;
}

/** The time of day. */
export const timeText = (locale: Locale, at: number): string =>
  new Date(at).toLocaleTimeString(locale, { timeStyle: 'short' });

export const dayText = (locale: Locale, at: number): string =>
  new Date(at).toLocaleDateString(locale, { dateStyle: 'full' });
