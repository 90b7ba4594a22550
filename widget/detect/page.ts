import type { Cause, CauseSource, Evidence } from '../../shared/report.ts';
import type { FormKind } from '../trail.ts';
import type { Read } from './meaning.ts';

/**
 * Where a text stands, the most telling place first: what the owner names, what a field marked as
 * wrong refers to, what is announced as an alert, what is called an error, what is called a note,
 * red text, any other text by the form, an icon's title, a heading.
 */
export const PLACES = [
  'owner',
  'field',
  'alert',
  'error',
  'note',
  'red',
  'text',
  'title',
  'heading',
] as const;
export type Place = (typeof PLACES)[number];

/** A text on the page that may tell of a failure, as a person would copy it. */
export type PageMessage = { readonly text: string; readonly place: Place };

/** What a page shows, as a plain record; never a field's value. */
export type Page = {
  /** Of query and fragment, decoded. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** Those that may answer the attempt, in the order of `PLACES`. */
  readonly messages: readonly PageMessage[];
  /** Kinds of the steps whose fields the page marked as wrong. */
  readonly invalid: readonly FormKind[];
  /** 0 where the browser does not tell. */
  readonly navigationStatus: number;
  /** Statuses of the requests since the attempt that may have been the sign-in. */
  readonly answers: readonly number[];
  /** Whether a server may have answered since the attempt; a page's own script finds faults too. */
  readonly isAnswered: boolean;
  /** What the site says in a tag or a header, a code or JSON; empty where it says nothing. */
  readonly told: string;
  readonly online: boolean;
  readonly cookies: boolean;
  /** Kinds of sign-in steps that the page has fields for; none once the visitor is in. */
  readonly forms: readonly FormKind[];
  /** The way to sign out is there. */
  readonly isSignedIn: boolean;
  /** The form is of a kind that tells of failures by `alert()` alone. */
  readonly isAlertTeller: boolean;
  /** How the visitor came back to a page that says nothing: sent back by the site, or by "back". */
  readonly cameBack: 'sent' | 'back' | null;
  /** The attempt whose outcome is awaited, null when there is none. */
  readonly attempt: PageAttempt | null;
};

export type PageAttempt = {
  readonly kind: FormKind;
  /** How long ago, ms. */
  readonly ageMs: number;
  /** Whether this page came after it: what stands here is its answer. */
  readonly isAnswer: boolean;
  /** Attempts of the two minutes before it that led to nothing that could be seen. */
  readonly unresolved: number;
};

/** What one recogniser makes of a page. */
export type Finding = {
  readonly cause: Cause;
  readonly certainty: Evidence['certainty'];
  readonly source: CauseSource;
  /**
   * `reason`: it explains a failure and is not the sign of one. `doubt`: it may be the sign of one,
   * which orders the help and draws no attention.
   */
  readonly weight?: 'reason' | 'doubt';
  readonly message?: string | undefined;
  readonly status?: number;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
};

export type Recogniser = {
  readonly id: string;
  recognise(page: Page, read: Read): Finding | null;
};
