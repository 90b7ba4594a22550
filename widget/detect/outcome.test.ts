import { expect, it } from 'vitest';
import { attemptWith, pageWith } from '../testing/page-record.ts';
import { countUnresolved, judgeCalm } from './outcome.ts';

it('sees a success where the form is gone', () => {
  const page = pageWith({ forms: [], attempt: attemptWith() });
  expect(judgeCalm(page, 1_501)).toBe('succeeded');
  expect(judgeCalm(page, 1_500)).toBeNull();
});

it('waits for a slow server while the page stays', () => {
  const waiting = (ageMs: number) =>
    judgeCalm(pageWith({ attempt: attemptWith({ isAnswer: false, ageMs }) }), 60_000);
  expect(waiting(35_000)).toBeNull();
  expect(waiting(35_001)).toBe('unknown');
});

it('sees the next step of a sign-in in two steps', () => {
  const attempt = attemptWith({ kind: 'identifier' });
  const page = pageWith({ forms: ['password', 'identifier'], attempt });
  expect(judgeCalm(page, 0)).toBe('advanced');
  const code = pageWith({ forms: ['code'], attempt: attemptWith() });
  expect(judgeCalm(code, 0)).toBe('advanced');
  const same = pageWith({ forms: ['identifier'], attempt });
  expect(judgeCalm(same, 0)).toBeNull();
});

it('counts the attempts of the last two minutes that led nowhere', () => {
  const made = (at: number, outcome: 'unknown' | 'pending' | 'server_error') =>
    ({ at, kind: 'password', outcome }) as const;
  const last = made(200_000, 'pending');
  expect(countUnresolved([made(80_000, 'unknown'), last])).toBe(1);
  expect(countUnresolved([made(79_999, 'unknown'), last])).toBe(0);
  expect(countUnresolved([made(199_000, 'server_error'), last])).toBe(0);
  expect(countUnresolved([last])).toBe(0);
});
