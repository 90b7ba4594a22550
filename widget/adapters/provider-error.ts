import type { Cause } from '../../shared/report.ts';
import type { HostFailure } from '../api.ts';

/** A provider's codes by what they stand for, with blanks between. */
export type Codes = Readonly<Partial<Record<Cause | 'unknown_user', string>>>;

/** What must not be said to a visitor whose page did not say it: the state of an account (DT6). */
const TELLING = /^(account|password|email|unknown)/;
/** Addresses, and what could be a token: twenty letters or more with a digit among them. */
const SECRETS = /\S*(:\/\/|\?\S+=)\S*|(?=\S*\d)[\w.~+/=-]{20,}/g;
/** A provider's sentence is shorter; it bounds the time that reading one takes. */
const SENTENCE_LENGTH = 1000;
/** From here on a number of seconds is a date: no wait is thirty years long. */
const EPOCH_SECONDS = 1e9;

const toText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : '';

/** A text or number under a name in whatever was thrown; empty when it is anything else. */
export const readText = (from: unknown, name: string): string =>
  toText(Reflect.get(Object(from), name));

/** An HTTP status under a name; undefined for 0, which browsers give an answer that did not come. */
export const readStatus = (from: unknown, name: string): number | undefined =>
  Number(readText(from, name)) || undefined;

/**
 * A parameter of an address: of a text, of URLSearchParams, or of the query and fragment of a URL or
 * Location. The first of its name counts. Never throws on wrong percent signs.
 */
export function readParameter(source: unknown, name: string): string {
  const address =
    typeof source === 'string' || source instanceof URLSearchParams
      ? `${source}`
      : readText(source, 'search') + readText(source, 'hash');
  const [, value = ''] = new RegExp(`(?:^|[?#&])${name}=([^&#]*)`).exec(address) ?? [];
  return new URLSearchParams(`v=${value}`).get('v') ?? '';
}

/** Seconds to wait, of a header with seconds, an HTTP date or seconds since epoch. */
export function readSeconds(header: string, now: number): number | undefined {
  const number = /^\d+$/.test(header) ? Number(header) : NaN;
  if (number < EPOCH_SECONDS) return number;
  const until = header.endsWith('GMT') ? Date.parse(header) : number * 1000;
  return until >= 0 ? Math.max(0, Math.ceil((until - now) / 1000)) : undefined;
}

/** A sentence as if it were a code: lower case, with `_` between the words. */
const toCode = (sentence: string): string =>
  sentence.slice(0, SENTENCE_LENGTH).toLowerCase().match(/\w+/g)?.join('_') ?? '';

/** What a code or sentence stands for. */
function kindOf(codes: Codes, name: string): readonly string[] {
  const code = toCode(name);
  return Object.entries(codes).flatMap(([kind, list]) =>
    list.split(' ').some((each) => each === name || each === code) ? kind : [],
  );
}

/**
 * The failure that a provider's codes tell of.
 * @param names codes or sentences; the first that is known counts
 * @param message the provider's own sentence; left out where it tells of an account's state
 */
export function tellFailure(
  codes: Codes,
  names: readonly string[],
  message = '',
): Pick<HostFailure, 'cause' | 'message'> {
  const [kind] = names.flatMap((name) => kindOf(codes, name));
  if (!kind) return {};
  return {
    cause: kind === 'unknown_user' ? 'wrong_credentials' : kind,
    message: TELLING.test(kind)
      ? undefined
      : message.slice(0, SENTENCE_LENGTH).replace(SECRETS, '…').trim() || undefined,
  };
}

/** Makes an adapter of what reads one: whatever it is given, it never throws into the sign-in. */
export const createAdapter =
  (read: (error: unknown) => HostFailure) =>
  (error: unknown): HostFailure => {
    try {
      return read(error);
    } catch {
      return {};
    }
  };
