import { expect, it } from 'vitest';
import type { ClientInfo } from '../../shared/report.ts';
import { readClientInfo } from './client-info.ts';
import { toLocalInput } from './local-time.ts';
import {
  checkForm,
  fillForm,
  MAX_LENGTH,
  toSubmittedReport,
  type ReportContext,
  type TextField,
} from './report-form.ts';
import { SOUND } from '../self-test/testing/sound.ts';
import { FAILURE } from './testing/stage.ts';

const NOW = FAILURE.occurredAt + 120_000;
const CLIENT: ClientInfo = readClientInfo(
  { userAgent: 'Mozilla/5.0 Firefox/140.0', languages: ['ko'] },
  { innerWidth: 1277, innerHeight: 801 },
  true,
  true,
);
const context = (change: Partial<ReportContext> = {}): ReportContext => ({
  failure: FAILURE,
  picked: null,
  config: { consent: 'required', locale: 'ko' },
  pageUrl: 'https://shop.example.com/login',
  timeZone: 'Asia/Seoul',
  client: CLIENT,
  now: NOW,
  ...change,
});

it('[OP3] sends the form as the visitor edited it', () => {
  const form = { ...fillForm(FAILURE), userId: 'other', triedNote: ' rebooted ', errorMessage: '' };
  const report = toSubmittedReport(form, context());
  expect(report).toMatchObject({ userId: 'other', triedNote: 'rebooted', errorMessage: null });
});

it('takes an empty form, and says of what it does not know that it is unknown', () => {
  const report = toSubmittedReport(fillForm(null), context({ failure: null }));
  expect(report).toMatchObject({ userId: null, cause: 'unknown', causeSource: 'visitor' });
  expect(report.occurredAt).toBe(new Date(NOW).toISOString());
});

it('[OP2] drops query and fragment of the page address', () => {
  const pageUrl = 'https://shop.example.com/login?user=minji&token=secret#x';
  const report = toSubmittedReport(fillForm(FAILURE), context({ pageUrl }));
  expect(report.pageUrl).toBe('https://shop.example.com/login');
});

it('sends browser and device only when the visitor ticked it', () => {
  const form = fillForm(FAILURE);
  expect(toSubmittedReport(form, context()).client).toBeNull();
  const report = toSubmittedReport({ ...form, sendsClient: true }, context());
  expect(report.client).toEqual(CLIENT);
});

it('keeps the moment of the failure unless the visitor changed the minute', () => {
  const form = fillForm(FAILURE);
  const sent = (time: string) => toSubmittedReport({ ...form, time }, context()).occurredAt;
  expect(sent(form.time)).toBe('2026-11-22T05:03:21.500Z');
  expect(sent(toLocalInput(FAILURE.occurredAt - 60_000))).toBe('2026-11-22T05:02:00.000Z');
});

it('believes what was captured over what the visitor picked, and passes the pick on', () => {
  const report = toSubmittedReport(fillForm(FAILURE), context({ picked: 'mfa_failed' }));
  expect(report).toMatchObject({ cause: 'wrong_credentials', causeSource: 'page' });
  expect(report.evidence[0]).toMatchObject({ recogniser: 'visitor', cause: 'mfa_failed' });
});

it('believes the visitor where nothing else is known', () => {
  const failure = { ...FAILURE, cause: 'unknown' } as const;
  const report = toSubmittedReport(fillForm(failure), context({ failure, picked: 'mfa_failed' }));
  expect(report).toMatchObject({ cause: 'mfa_failed', causeSource: 'visitor', attempts: 2 });
});

it('asks for consent only where the site requires it', () => {
  const form = fillForm(FAILURE);
  expect(checkForm(form, 'required', NOW)).toEqual({ agreed: true });
  expect(checkForm({ ...form, agreed: true }, 'required', NOW)).toEqual({});
  expect(checkForm(form, 'notice', NOW)).toEqual({});
});

it.each(Object.entries(MAX_LENGTH) as [TextField, number][])(
  'takes %s up to %i characters',
  (field, max) => {
    const form = { ...fillForm(FAILURE), agreed: true };
    expect(checkForm({ ...form, [field]: 'x'.repeat(max) }, 'required', NOW)).toEqual({});
    const errors = checkForm({ ...form, [field]: 'x'.repeat(max + 1) }, 'required', NOW);
    expect(errors).toEqual({ [field]: true });
  },
);

it('[SF4] sends the hints and what the check of the browser found', () => {
  const failure = { ...FAILURE, hints: ['caps_lock'], selfTest: SOUND } as const;
  const report = toSubmittedReport(fillForm(failure), context({ failure }));
  expect(report).toMatchObject({ hints: ['caps_lock'], selfTest: SOUND });
});

it.each([FAILURE, null])('[SF4] says that nothing was checked where nothing was', (failure) => {
  const report = toSubmittedReport(fillForm(failure), context({ failure }));
  expect(report).toMatchObject({ hints: [], selfTest: null });
});

it.each([
  ['req-7f3a', 'req-7f3a'],
  [
    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  ],
  ['a'.repeat(128), 'a'.repeat(128)],
  ['a'.repeat(129), null],
  ['not an id', null],
  ['', null],
])('[DT9] sends the id that the site told of its request, if it is one: %s', (told, requestId) => {
  const failure = { ...FAILURE, requestId: told };
  expect(toSubmittedReport(fillForm(failure), context({ failure }))).toMatchObject({ requestId });
});

it('[DT9] sends no id where the site told none', () => {
  expect(toSubmittedReport(fillForm(FAILURE), context()).requestId).toBeNull();
});
