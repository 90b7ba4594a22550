import type { CauseSource, Locale, Report, Step } from '../shared/report.ts';

/** What the script tag said, with the defaults filled in. */
export type WidgetConfig = {
  readonly siteKey: string;
  /** Origin of the relay: where the script itself came from. */
  readonly relay: string;
  readonly locale: Locale;
  /** `generic` names no cause that tells of an account's state, unless the page itself said it. */
  readonly wording: 'generic' | 'detailed';
  readonly rememberId: boolean;
  readonly consent: 'required' | 'notice';
  /** The owner's selectors, null when not given. */
  readonly errorSelector: string | null;
  readonly formSelector: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly resetUrl: string | null;
  readonly theme: 'auto' | 'light' | 'dark';
};

/** A report and what else was seen of the failure. */
export type Failure = Report & {
  readonly causeSource: CauseSource;
  readonly httpStatus: number | null;
  readonly retryAfterSeconds: number | null;
  /** As the site told it. */
  readonly requestId?: string;
  /** It orders the help and draws no attention. */
  readonly isDoubtful: boolean;
};

/** What the site's scripts can listen to, as `porchlight:<name>` on `window` and through `on`. */
export type WidgetEvents = {
  ready: null;
  open: null;
  close: null;
  failure: { readonly cause: Report['cause']; readonly confidence: Report['confidence'] };
  step: { readonly name: Step };
  queued: { readonly ahead: number };
  assigned: { readonly agentName: string };
  message: { readonly from: 'visitor' | 'agent' };
  unread: { readonly count: number };
  ended: { readonly by: 'visitor' | 'agent' };
  connection: { readonly state: string };
  error: { readonly code: string };
};

/** What the page side hands the panel. */
export type PanelParts = {
  readonly config: WidgetConfig;
  /** The widget's one shadow root; the panel adds its own element and style sheet. */
  readonly root: ShadowRoot;
  /** Speaks through a live region that has been on the page since the widget came. */
  announce(text: string): void;
  failure(): Failure | null;
  /** Tells of the next failures; returns how to stop. */
  onFailure(heard: (failure: Failure) => void): () => void;
  /** Remembers that a step was tried: it is in the next report, also after a reload. */
  addStep(step: Step): void;
  /** Puts the host's focus into the user id field; false when there is none. Only inside a gesture. */
  goToIdField(): boolean;
  /** The page's own "forgot password" link, or the owner's; null when there is none. */
  resetUrl(): string | null;
  emit<Name extends keyof WidgetEvents>(name: Name, detail: WidgetEvents[Name]): void;
  /** The number on the bubble. */
  setUnread(count: number): void;
  /** The panel was opened or closed: the bubble follows, and takes the focus back on close. */
  openChanged(open: boolean): void;
};

export type Panel = {
  /** `focus` only inside a person's gesture; a panel that comes back after a reload leaves it alone. */
  open(focus: boolean): void;
  close(): void;
  isOpen(): boolean;
  /** What the API's getState tells of the conversation. */
  phase(): 'help' | 'details' | 'queued' | 'assigned' | 'closed';
  destroy(): void;
};
export type MountPanel = (parts: PanelParts) => Panel;

/** `sessionStorage` keys, one tab each. */
export const STORAGE = {
  /** The hand-over marker over the reload of a classic sign-in. */
  handOver: 'porchlight:hand-over',
  /** The visitor's token, conversation, outbox, draft and whether the panel was open. */
  visitor: 'porchlight:visitor',
} as const;
