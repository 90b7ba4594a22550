import * as v from 'valibot';
import type { AgentCommands, VisitorCommands } from './events.ts';
import { LIMITS, MAX_CLOCK_SKEW_MS } from './limits.ts';
import {
  CAUSE_SOURCES,
  CAUSES,
  CONFIDENCES,
  HINTS,
  LOCALES,
  REACHES,
  STEPS,
  type SubmittedReport,
} from './report.ts';

/** Bidi overrides, zero-width and control characters other than line break and tab: never words. */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;
const clean = (text: string) => text.normalize('NFC').replace(UNSEEN, '');

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));
const text = (max: number) => v.pipe(v.string(), v.maxLength(max), v.transform(clean));
const note = (max: number) => v.nullable(text(max));
const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));
const seq = count(Number.MAX_SAFE_INTEGER);

const evidence = v.strictObject({
  recogniser: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  cause: v.picklist(CAUSES),
  certainty: v.picklist(['high', 'medium', 'low']),
});

const client = v.strictObject({
  browser: text(40),
  os: text(40),
  device: v.picklist(['desktop', 'mobile', 'tablet']),
  languages: v.pipe(v.array(text(35)), v.maxLength(5)),
  viewport: v.strictObject({ w: count(100_000), h: count(100_000) }),
  cookies: v.picklist(['ok', 'blocked']),
  storage: v.picklist(['ok', 'blocked']),
});

const selfTest = v.strictObject({
  cookies: v.picklist(['ok', 'blocked']),
  storage: v.picklist(['ok', 'blocked']),
  online: v.boolean(),
  site: v.picklist(REACHES),
  relay: v.picklist(REACHES),
  clockSkewMs: v.nullable(
    v.pipe(v.number(), v.integer(), v.minValue(-MAX_CLOCK_SKEW_MS), v.maxValue(MAX_CLOCK_SKEW_MS)),
  ),
  copy: v.picklist(['fresh', 'service_worker', 'cached', 'unknown']),
  scripts: v.picklist(['ok', 'blocked', 'unknown']),
});

const pageUrl = v.pipe(
  text(LIMITS.pageUrlLength),
  v.regex(/^https?:\/\/[^?#]*$/, 'origin and path only'),
);

const report: v.GenericSchema<unknown, SubmittedReport> = v.strictObject({
  schema: v.literal('auth-error-report/1'),
  pageUrl,
  userId: note(LIMITS.userIdLength),
  errorMessage: note(LIMITS.errorMessageLength),
  cause: v.picklist(CAUSES),
  causeSource: v.picklist(CAUSE_SOURCES),
  confidence: v.picklist(CONFIDENCES),
  httpStatus: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599))),
  retryAfterSeconds: v.nullable(count(86_400)),
  occurredAt: v.pipe(v.string(), v.isoTimestamp()),
  timeZone: text(64),
  attempts: count(1_000),
  tried: v.pipe(v.array(v.picklist(STEPS)), v.maxLength(LIMITS.triedSteps)),
  triedNote: note(LIMITS.triedNoteLength),
  evidence: v.pipe(v.array(evidence), v.maxLength(LIMITS.evidence)),
  hints: v.exactOptional(v.pipe(v.array(v.picklist(HINTS)), v.maxLength(LIMITS.hints))),
  requestId: v.exactOptional(
    v.nullable(v.pipe(text(LIMITS.requestIdLength), v.regex(/^[\w.:-]+$/))),
  ),
  selfTest: v.exactOptional(v.nullable(selfTest)),
  client: v.nullable(client),
  consent: v.strictObject({
    mode: v.picklist(['required', 'notice']),
    version: text(16),
    locale: v.picklist(LOCALES),
    at: v.pipe(v.string(), v.isoTimestamp()),
  }),
});

const position = v.strictObject({
  conversationId: id,
  epoch: v.nullable(id),
  last: seq,
  at: v.exactOptional(seq),
});
const inConversation = v.strictObject({ conversationId: id });
const typing = v.strictObject({ conversationId: id, typing: v.boolean() });
const mark = v.strictObject({ conversationId: id, delivered: seq, read: seq });
const message = {
  conversationId: id,
  cmid: id,
  text: v.pipe(
    text(LIMITS.messageLength),
    v.check((value) => value.trim() !== '', 'empty'),
  ),
};

type Table<Commands> = { readonly [Name in keyof Commands]: v.GenericSchema<unknown, unknown> };

/** What a visitor may send, by event. An event without a row does not exist. */
export const VISITOR_SCHEMAS = {
  'session:hello': v.strictObject({
    proto: count(1_000),
    token: v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/))),
    position: v.nullable(position),
  }),
  'conversation:open': v.strictObject({ report, locale: v.picklist(LOCALES) }),
  'conversation:sync': position,
  'conversation:close': inConversation,
  'conversation:typing': typing,
  'conversation:mark': mark,
  'message:send': v.strictObject(message),
} as const satisfies Table<VisitorCommands>;

/** What an agent's console may send, by event. */
export const AGENT_SCHEMAS = {
  'session:hello': v.strictObject({ proto: count(1_000) }),
  'presence:set': v.strictObject({ available: v.boolean() }),
  'conversation:claim': v.strictObject({ conversationId: id, aepoch: seq }),
  'conversation:sync': position,
  'conversation:close': inConversation,
  'conversation:typing': typing,
  'conversation:mark': mark,
  'message:send': v.strictObject({ ...message, aepoch: seq }),
} as const satisfies Table<AgentCommands>;
