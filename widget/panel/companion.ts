import type { ComponentChildren } from 'preact';
import type { Cause } from '../../shared/report.ts';
import type { PanelParts } from '../parts.ts';
import type { PanelState } from './panel-state.ts';

/** What the browser or the network may be behind: there a look at both can tell more. */
export const TROUBLES: readonly Cause[] = [
  'cookies_blocked',
  'browser_blocked',
  'network_offline',
  'network_filtered',
  'session_or_csrf_expired',
  'unknown',
];

/** What stands beside the cause: hints, and the check of the browser. */
export type Companion = {
  view(): ComponentChildren;
  /** After each drawing: sees whether the browser is to be checked now. */
  drawn(): void;
};

/** As much of the panel's model as a companion needs. */
export type Accompanied = {
  readonly state: PanelState;
  readonly cause: Cause;
  set(change: Partial<PanelState>): void;
};

/** Fetches the companion when there is something for it to say; if it does not come, help goes without. */
export function accompany(model: Accompanied, parts: PanelParts): void {
  const { companion, failure, open } = model.state;
  companion?.drawn();
  if (companion || !open || !(failure?.hints[0] || TROUBLES.includes(model.cause))) return;
  import('../self-test/join.tsx').then(
    ({ join }) => join(model, parts),
    () => {},
  );
}
