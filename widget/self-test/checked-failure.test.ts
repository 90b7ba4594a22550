import { expect, it } from 'vitest';
import { FAILURE } from '../panel/testing/stage.ts';
import { withSelfTest } from './checked-failure.ts';
import { SOUND } from './testing/sound.ts';

const BLOCKED = { ...SOUND, cookies: 'blocked' } as const;
const FOUND = { recogniser: 'self-test', cause: 'cookies_blocked', certainty: 'medium' };
const UNKNOWN = { ...FAILURE, cause: 'unknown', confidence: 'possible' } as const;

it('[SF4] keeps what was found, and leaves a failure alone where all is well', () => {
  expect(withSelfTest(UNKNOWN, SOUND, 0)).toEqual({ ...UNKNOWN, selfTest: SOUND });
});

it('[SF4] takes the cause from the check where the page showed none', () => {
  expect(withSelfTest(UNKNOWN, BLOCKED, 0)).toEqual({
    ...UNKNOWN,
    cause: 'cookies_blocked',
    causeSource: 'browser',
    confidence: 'possible',
    evidence: [FOUND, ...UNKNOWN.evidence],
    selfTest: BLOCKED,
  });
});

it('lets the check correct one trouble by another', () => {
  const filtered = { ...SOUND, site: 'unreachable' } as const;
  const offline = { ...FAILURE, cause: 'network_offline' } as const;
  expect(withSelfTest(offline, filtered, 0)).toMatchObject({
    cause: 'network_filtered',
    confidence: 'possible',
  });
});

it('keeps who said the cause, and how sure, where the check agrees', () => {
  const seen = { ...FAILURE, cause: 'cookies_blocked', confidence: 'likely' } as const;
  const checked = withSelfTest(seen, BLOCKED, 0);
  expect(checked).toMatchObject({ causeSource: 'page', confidence: 'likely' });
  expect(checked.evidence[0]).toEqual(FOUND);
});

it('[DT4] does not doubt what the site confirmed', () => {
  const confirmed = { ...UNKNOWN, confidence: 'confirmed' } as const;
  expect(withSelfTest(confirmed, BLOCKED, 0)).toEqual({ ...confirmed, selfTest: BLOCKED });
});

it('does not explain a wrong password by the browser', () => {
  expect(withSelfTest(FAILURE, BLOCKED, 0)).toEqual({ ...FAILURE, selfTest: BLOCKED });
});

it('is all that is known where no failure was seen', () => {
  const checked = withSelfTest(null, BLOCKED, 1_000);
  expect(checked).toMatchObject({
    cause: 'cookies_blocked',
    occurredAt: 1_000,
    attempts: 0,
    userId: null,
    evidence: [FOUND],
    selfTest: BLOCKED,
  });
});
