import type { Cause, CauseSource, Evidence } from '../../shared/report.ts';
import type { FormKind } from '../trail.ts';

/** A text on the page that looks like an error. */
export type PageMessage = {
  /** As a person would copy it. */
  readonly text: string;
  /** It stands where errors are told and nothing else: alerts, described fields, the owner's place. */
  readonly isSure: boolean;
};

/** What a page shows, as a plain record; never a field's value. */
export type Page = {
  /** Of query and fragment, decoded. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** Those that may answer the attempt, the most telling place first. */
  readonly messages: readonly PageMessage[];
  /** Kinds of the steps whose fields the page marked as wrong. */
  readonly invalid: readonly FormKind[];
  /** 0 where the browser does not tell. */
  readonly navigationStatus: number;
  /** Statuses of same-origin requests made since the attempt. */
  readonly answers: readonly number[];
  /** What the site itself says, in `<meta name="porchlight-error">`. */
  readonly told: string | null;
  readonly online: boolean;
  readonly cookies: boolean;
  /** Kinds of sign-in steps that the page has fields for. */
  readonly forms: readonly FormKind[];
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
  /** It explains a failure and is not the sign of one. */
  readonly isReason?: true;
  readonly message?: string;
  readonly status?: number;
};

export type Recogniser = {
  readonly id: string;
  recognise(page: Page): Finding | null;
};
