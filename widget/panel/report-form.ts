import { LIMITS } from '../../shared/limits.ts';
import type { Cause, ClientInfo, SelfTest, Step, SubmittedReport } from '../../shared/report.ts';
import type { Failure, WidgetConfig } from '../parts.ts';
import { fromLocalInput, isTimely, toLocalInput } from './local-time.ts';

/** The details form as it stands. */
export type ReportForm = {
  readonly userId: string;
  readonly errorMessage: string;
  /** As a `datetime-local` input holds it; empty when unknown. */
  readonly time: string;
  readonly tried: readonly Step[];
  readonly triedNote: string;
  readonly sendsClient: boolean;
  readonly agreed: boolean;
};
export type TextField = 'userId' | 'errorMessage' | 'triedNote';
/** The fields that cannot stay as they are; empty when the form can be sent. */
export type FormErrors = { readonly [Field in TextField | 'time' | 'agreed']?: true };

/** The consent text's version, said in every report; raised with every change of the text. */
export const CONSENT_VERSION = '1';

export const MAX_LENGTH = {
  userId: LIMITS.userIdLength,
  errorMessage: LIMITS.errorMessageLength,
  triedNote: LIMITS.triedNoteLength,
} as const satisfies Record<TextField, number>;

/** The form as first shown: what is known of the failure, the rest empty. */
export const fillForm = (failure: Failure | null): ReportForm => ({
  userId: failure?.userId ?? '',
  errorMessage: failure?.errorMessage ?? '',
  time: failure ? toLocalInput(failure.occurredAt) : '',
  tried: failure?.tried ?? [],
  triedNote: '',
  sendsClient: false,
  agreed: false,
});

/** Nothing is required but consent, where the site asks for it. */
export const checkForm = (
  form: ReportForm,
  consent: WidgetConfig['consent'],
  now: number,
): FormErrors => ({
  ...(form.userId.length > MAX_LENGTH.userId && { userId: true }),
  ...(form.errorMessage.length > MAX_LENGTH.errorMessage && { errorMessage: true }),
  ...(form.triedNote.length > MAX_LENGTH.triedNote && { triedNote: true }),
  ...(!isTimely(form.time, now) && { time: true }),
  ...(consent === 'required' && !form.agreed && { agreed: true }),
});

/** A failure, and what the browser's check found if one was made. */
export type CheckedFailure = Failure & { readonly selfTest?: SelfTest };

/** Everything around the form that the report says. */
export type ReportContext = {
  readonly failure: CheckedFailure | null;
  readonly picked: Cause | null;
  readonly config: Pick<WidgetConfig, 'consent' | 'locale'>;
  readonly pageUrl: string;
  readonly timeZone: string;
  readonly client: ClientInfo;
  readonly now: number;
};

/** Anything else is no id, and may be a secret. */
const REQUEST_ID = new RegExp(`^[\\w.:-]{1,${LIMITS.requestIdLength}}$`);

const NOTHING_SEEN = {
  cause: 'unknown',
  causeSource: 'visitor',
  confidence: 'possible',
  evidence: [],
  hints: [],
  selfTest: null,
  httpStatus: null,
  retryAfterSeconds: null,
  requestId: '',
  attempts: 0,
} as const;

/** What was captured outranks the visitor's own guess, which then counts as one more evidence. */
function findingsOf({ failure, picked }: ReportContext) {
  const seen = failure ?? NOTHING_SEEN;
  const { evidence, hints, httpStatus, retryAfterSeconds, attempts, selfTest = null } = seen;
  const { requestId = '' } = seen;
  const { cause, causeSource, confidence } =
    picked && seen.cause === 'unknown' ? { ...NOTHING_SEEN, cause: picked } : seen;
  const said = picked
    ? [{ recogniser: 'visitor', cause: picked, certainty: 'medium' } as const]
    : [];
  return {
    cause,
    causeSource,
    confidence,
    httpStatus,
    retryAfterSeconds,
    requestId: REQUEST_ID.test(requestId) ? requestId : null,
    attempts,
    evidence: [...said, ...evidence].slice(0, LIMITS.evidence),
    hints,
    selfTest,
  };
}

/** To the minute the visitor left alone, the failure's own time is the better one. */
function occurredAt(form: ReportForm, { failure, now }: ReportContext): number {
  if (failure && form.time === toLocalInput(failure.occurredAt)) return failure.occurredAt;
  return fromLocalInput(form.time) ?? now;
}

const orNull = (text: string) => text.trim() || null;

/** Exactly what leaves the browser when the visitor presses the button, and nothing besides. */
export function toSubmittedReport(form: ReportForm, context: ReportContext): SubmittedReport {
  const { config, now } = context;
  return {
    schema: 'auth-error-report/1',
    pageUrl: context.pageUrl.replace(/[?#].*$/s, '').slice(0, LIMITS.pageUrlLength),
    userId: orNull(form.userId),
    errorMessage: orNull(form.errorMessage),
    ...findingsOf(context),
    occurredAt: new Date(occurredAt(form, context)).toISOString(),
    timeZone: context.timeZone,
    tried: form.tried.slice(0, LIMITS.triedSteps),
    triedNote: orNull(form.triedNote),
    client: form.sendsClient ? context.client : null,
    consent: {
      mode: config.consent,
      version: CONSENT_VERSION,
      locale: config.locale,
      at: new Date(now).toISOString(),
    },
  };
}
