import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import { BASE } from './site.ts';

const SESSION = 'moonlit_session';
const TEST = 'moonlit_test';
/**
 * The prefix demands `Secure`, `Path=/` and no `Domain`; this cookie breaks all three, and its
 * domain is not ours either. One of these reasons is enough for every browser not to keep it.
 */
const REJECTED = '__Host-moonlit_test';

function ownCookie(req: Request): CookieOptions {
  return { path: BASE, httpOnly: true, sameSite: 'lax', secure: req.secure };
}

/** The session id the browser sent, or `undefined`. */
export function readSessionId(req: Request): string | undefined {
  return readCookies(req)[SESSION];
}

export function setSessionId(req: Request, res: Response, id: string): void {
  res.cookie(SESSION, id, ownCookie(req));
}

/** Sets the cookie whose return proves that this browser keeps cookies. */
export function setTestCookie(req: Request, res: Response): void {
  res.cookie(TEST, '1', ownCookie(req));
}

export function hasTestCookie(req: Request): boolean {
  return readCookies(req)[TEST] !== undefined;
}

/** Sets a test cookie that no browser keeps. */
export function setRejectedCookie(res: Response): void {
  res.cookie(REJECTED, '1', { path: BASE, domain: 'cookies.example.com' });
}

export function hasRejectedCookie(req: Request): boolean {
  return readCookies(req)[REJECTED] !== undefined;
}

function readCookies(req: Request): Readonly<Record<string, string | undefined>> {
  return parseCookie(req.headers.cookie ?? '');
}
