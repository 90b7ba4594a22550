import { expect, it } from 'vitest';
import { attemptWith, pageWith } from '../testing/page-record.ts';
import { en } from './languages/en.ts';
import { ko } from './languages/ko.ts';
import { createRead } from './meaning.ts';
import type { Page } from './page.ts';
import * as resolve from './resolve.ts';

const read = createRead([ko, en]);

const diagnose = (page: Page) => resolve.diagnose(page, read);

const says = (text: string) => [{ text, place: 'alert' }] as const;

it('believes a telling status over words, and words over a vague status', () => {
  const attempt = attemptWith();
  const messages = says('Incorrect password.');
  expect(diagnose(pageWith({ navigationStatus: 429, messages, attempt }))).toMatchObject({
    cause: 'rate_limited',
    causeSource: 'server',
    confidence: 'confirmed',
  });
  expect(diagnose(pageWith({ navigationStatus: 401, messages, attempt }))).toMatchObject({
    cause: 'wrong_credentials',
    causeSource: 'page',
    confidence: 'likely',
  });
});

it('says "possible" at most of an error that nobody caused by signing in', () => {
  const found = diagnose(pageWith({ messages: says('Incorrect password.') }));
  expect(found?.confidence).toBe('possible');
});

it('sees no failure where there is only a reason for one', () => {
  expect(diagnose(pageWith({ cookies: false, attempt: attemptWith() }))).toBeNull();
});

it('names blocked cookies when a vague failure is seen with them', () => {
  const page = pageWith({ cookies: false, navigationStatus: 400, attempt: attemptWith() });
  expect(diagnose(page)).toMatchObject({ cause: 'cookies_blocked', causeSource: 'browser' });
});
