import type { Cause } from '../shared/report.ts';
import type { Failure, WidgetConfig } from './parts.ts';

/** Causes that tell of an account's state, and so that the account exists. */
const TELLTALE: readonly Cause[] = [
  'account_locked',
  'account_disabled',
  'password_expired',
  'email_unverified',
];
/** Recognisers of what the visitor reads on the page. */
const SEEN = ['alert-text'];

/**
 * What the help may name [DT6]: a cause that tells of an account's state only when the page said so
 * to this visitor or the site says so, or when the site opted in to detailed wording. Otherwise it
 * is what the same page says to everyone: wrong credentials.
 */
export function displayCause(failure: Failure, config: Pick<WidgetConfig, 'wording'>): Cause {
  const { cause, causeSource, evidence } = failure;
  const isSaid =
    causeSource === 'host' ||
    evidence.some((each) => each.cause === cause && SEEN.includes(each.recogniser));
  return !TELLTALE.includes(cause) || isSaid || config.wording === 'detailed'
    ? cause
    : 'wrong_credentials';
}
