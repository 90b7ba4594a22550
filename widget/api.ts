import type { Report } from '../shared/report.ts';
import type { WidgetEvents } from './parts.ts';

/** What a site may tell of a failed sign-in; all optional, anything else is dropped. */
export type HostFailure = {
  readonly userId?: string | number | null | undefined;
  /** A cause of ours, or the code of a well-known provider. */
  readonly code?: string | undefined;
  readonly cause?: string | undefined;
  /** What the visitor was shown. */
  readonly message?: string | undefined;
  /** Ms since epoch, or a date. */
  readonly at?: number | string | Date | undefined;
  readonly status?: number | undefined;
  /** How your server calls the request: letters, digits and `_.:-`, at most 128. */
  readonly requestId?: string | undefined;
  /** How many attempts failed so far, this one included. */
  readonly attempt?: number | undefined;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
};

export type State = {
  readonly open: boolean;
  readonly phase: 'idle' | 'help' | 'details' | 'queued' | 'assigned' | 'closed';
  readonly unread: number;
};

/** The global `Porchlight`; every method can be called as `Porchlight('name', …)` too. */
export type PorchlightApi = {
  (name: string, ...args: readonly unknown[]): unknown;
  reportFailure(failure?: HostFailure): void;
  loginSucceeded(): void;
  setUser(user: { readonly id: string | number } | null): void;
  setContext(context: Readonly<Record<string, string | number | boolean>>): void;
  addStep(step: string): void;
  open(): void;
  close(): void;
  toggle(state?: 'open' | 'close'): void;
  show(): void;
  hide(): void;
  /** Hears of an event, also sent as `porchlight:<name>` on `window`; returns how to stop. */
  on<Name extends keyof WidgetEvents>(
    name: Name,
    heard: (detail: WidgetEvents[Name]) => void,
  ): () => void;
  /** Forgets the visitor and everything stored. */
  shutdown(): void;
  /** Takes the widget off the page; the script tag can be added again. */
  destroy(): void;
  /** Null after `destroy`. */
  getState(): State | null;
  /** What the details form would be pre-filled with now; null when no failure was seen. */
  report(): Report | null;
  readonly q?: undefined;
};

/**
 * What a page may put before the script tag, to call before it is loaded (79 bytes):
 *
 *     window.Porchlight||=function(){(Porchlight.q||=[]).push(arguments)}
 *     Porchlight('reportFailure', { code: 'account_locked' })
 */
export type PorchlightStub = {
  (name: string, ...args: readonly unknown[]): void;
  q?: Iterable<readonly [name: string, ...args: unknown[]]>;
  readonly getState?: undefined;
};

declare global {
  interface Window {
    Porchlight?: PorchlightApi | PorchlightStub;
  }
}
