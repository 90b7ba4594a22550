import type { NextFunction, Request, Response } from 'express';

/**
 * The policy of a careful site owner. The two WebSocket sources are there because not every engine
 * counts `ws:` under `'self'`.
 */
export function contentSecurityPolicy(host: string | undefined): string {
  const isPlain = host !== undefined && /^[\w.:[\]-]+$/.test(host);
  const sockets = isPlain ? ` ws://${host} wss://${host}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `connect-src 'self'${sockets}`,
  ].join('; ');
}

/** Puts the headers of every answer of the demo. */
export function setHeaders(req: Request, res: Response, next: NextFunction): void {
  res.set({
    'Content-Security-Policy': contentSecurityPolicy(req.headers.host),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  next();
}
