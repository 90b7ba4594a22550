import { expect, it } from 'vitest';
import { LIMITS, TIMES } from '../shared/limits.ts';
import * as own from './watch-limits.ts';

it('uses the numbers that everybody uses', () => {
  expect({ ...own }).toEqual({
    USER_ID_LENGTH: LIMITS.userIdLength,
    ERROR_MESSAGE_LENGTH: LIMITS.errorMessageLength,
    TRIED_STEPS: LIMITS.triedSteps,
    ATTEMPTS: LIMITS.attempts,
    HAND_OVER_MS: TIMES.handOverMs,
  });
});
