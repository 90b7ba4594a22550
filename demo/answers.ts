import { setTimeout as wait } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { FAILURES, type Cause } from './failures.ts';
import { LANGUAGES, type Language } from './site.ts';

/** Sets the status and the `Retry-After` of a cause. */
export function setFailure(res: Response, cause: Cause): void {
  const { status, retryAfterSeconds } = FAILURES[cause];
  res.status(status);
  if (retryAfterSeconds !== undefined) res.set('Retry-After', String(retryAfterSeconds));
}

/**
 * Keeps a request waiting without an answer; ends early when the browser gives up.
 *
 * @returns whether anybody is still there to be answered
 */
export async function keepWaiting(res: Response, ms: number): Promise<boolean> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  res.once('close', leave);
  try {
    await wait(ms, undefined, { signal: gone.signal });
    return true;
  } catch {
    return false;
  } finally {
    res.off('close', leave);
  }
}

/** The language the browser asks for, English when it asks for neither. */
export function preferredLanguage(req: Request): Language {
  const accepted = req.acceptsLanguages('en', 'ko');
  return LANGUAGES.find((language) => language === accepted) ?? 'en';
}

/** What an error thrown while a body was read means, or `undefined` when it is something else. */
export function bodyProblem(error: unknown): 'too-large' | 'bad-request' | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  if (error.status === 413) return 'too-large';
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? 'bad-request' : undefined;
}

export const PROBLEM_STATUS = { 'bad-request': 400, 'too-large': 413, 'not-found': 404 } as const;
