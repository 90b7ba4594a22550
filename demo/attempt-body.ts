import { USER_ID_MAX_LENGTH } from './site.ts';

/** What a sign-in form or request says; a field that is absent is `''`. */
export interface AttemptBody {
  readonly userId: string;
  readonly password: string;
  readonly csrf: string;
}

/**
 * Reads a parsed body, whose user id stands under `userIdField`. Gives `undefined` when the body is
 * no record of single strings or the user id is longer than {@link USER_ID_MAX_LENGTH}.
 */
export function readAttemptBody(body: unknown, userIdField: string): AttemptBody | undefined {
  const userId = readText(body, userIdField);
  const password = readText(body, 'password');
  const csrf = readText(body, 'csrf');
  if (userId === undefined || password === undefined || csrf === undefined) return undefined;
  return userId.length > USER_ID_MAX_LENGTH ? undefined : { userId, password, csrf };
}

function readText(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1] ?? '';
  return typeof value === 'string' ? value : undefined;
}
