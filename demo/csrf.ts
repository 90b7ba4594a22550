import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a login page may stay open before its form is refused. */
export const TOKEN_MS = 30 * 60_000;

/** A token for the forms of one session: the time it was made and a signature over both. */
export function issueToken(key: Buffer, sessionId: string, now: number): string {
  const issuedAt = now.toString(36);
  return `${issuedAt}.${sign(key, sessionId, issuedAt)}`;
}

/** Whether this server made the token for this session at most {@link TOKEN_MS} ago. */
export function isTokenValid(key: Buffer, sessionId: string, token: string, now: number): boolean {
  const [issuedAt = '', signature = ''] = token.split('.');
  const expected = Buffer.from(sign(key, sessionId, issuedAt));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return now - Number.parseInt(issuedAt, 36) <= TOKEN_MS;
}

function sign(key: Buffer, sessionId: string, issuedAt: string): string {
  return createHmac('sha256', key).update(`${sessionId}.${issuedAt}`).digest('base64url');
}
