/**
 * The numbers of `shared/limits.ts` that the recogniser part needs, one by one: the build puts them
 * in place, while it cannot take an object apart. A test keeps both equal.
 */
export const USER_ID_LENGTH = 254;
export const ERROR_MESSAGE_LENGTH = 500;
export const TRIED_STEPS = 20;
export const ATTEMPTS = 20;
export const HAND_OVER_MS = 600_000;
