import { stringifySetCookie } from 'cookie';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import * as v from 'valibot';
import { LIMITS } from '../../shared/limits.ts';
import type { Refusal } from '../../shared/errors.ts';
import { addressOf } from '../access/addresses.ts';
import {
  authenticate,
  cookieName,
  lookAtInvite,
  readCookie,
  redeemInvite,
  signIn,
  toProfile,
  type AccessParts,
  type Admission,
  type SignedIn,
} from '../access/agent-access.ts';
import { originOf, ownOrigin } from '../access/origins.ts';

export type ConsoleApiParts = AccessParts & {
  readonly publicOrigin: string | null;
  readonly proxyHops: number;
  /** Closes the sockets of a session that has ended, and gives back what its agent held. */
  signedOut(session: SignedIn): Promise<void>;
};

const STATUS: Partial<Record<Refusal['code'], number>> = {
  wrong_credentials: 401,
  unauthenticated: 401,
  invite_spent: 410,
  rate_limited: 429,
  unavailable: 503,
};

const signInBody = v.strictObject({
  login: v.pipe(v.string(), v.maxLength(LIMITS.userIdLength)),
  password: v.pipe(v.string(), v.maxLength(1_024)),
});
const token = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
const lookBody = v.strictObject({ token });
const inviteBody = v.strictObject({
  token,
  password: v.optional(v.pipe(v.string(), v.maxLength(1_024))),
});

export function refuse(response: Response, error: Refusal): void {
  if (error.retryAfterMs !== undefined) {
    response.set('Retry-After', String(Math.ceil(error.retryAfterMs / 1_000)));
  }
  response.status(STATUS[error.code] ?? 400).json({ error });
}

/** Unsafe requests must come from the console itself (AC4): own origin, and a header of ours. */
const sameOriginOnly =
  (publicOrigin: string | null): RequestHandler =>
  (request, response, next) => {
    const own = originOf(request, publicOrigin) === ownOrigin(request, publicOrigin);
    if (request.method === 'GET' || (own && request.get('x-porchlight') === '1')) return next();
    response.status(403).json({ error: { code: 'unauthenticated' } });
  };

/** Reads a JSON body by its schema; answers for itself, and with null, when it is something else. */
function read<Body>(
  schema: v.GenericSchema<unknown, Body>,
  request: Request,
  response: Response,
): Body | null {
  const parsed = v.safeParse(schema, request.body);
  if (parsed.success) return parsed.output;
  refuse(response, { code: 'invalid_payload' });
  return null;
}

function setCookie(response: Response, value: string, secure: boolean, maxAge?: number): void {
  const cookie = {
    name: cookieName(secure),
    value,
    httpOnly: true,
    sameSite: 'strict',
    secure,
    path: '/',
    ...(maxAge === undefined ? {} : { maxAge }),
  } as const;
  response.append('Set-Cookie', stringifySetCookie(cookie));
}

/** The console's own requests: signing in and out, by password or one-time link. */
export function createConsoleApi(parts: ConsoleApiParts): Router {
  const { store, publicOrigin, proxyHops } = parts;
  const secure = publicOrigin?.startsWith('https:') ?? false;
  const who = (request: Request) => authenticate(store, readCookie(request.get('cookie'), secure));
  const welcome = (response: Response, { agent, session }: SignedIn) =>
    response.json({ agent: toProfile(agent), csrf: session.csrf });
  const answer = (response: Response, admission: Admission) => {
    if (!admission.ok) return refuse(response, admission.error);
    setCookie(response, admission.cookie, secure);
    welcome(response, admission);
  };
  const api = express.Router();
  api.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  api.use(sameOriginOnly(publicOrigin), express.json({ limit: '4kb' }));
  api.get('/session', async (request, response) => {
    const signedIn = await who(request);
    if (signedIn) welcome(response, signedIn);
    else refuse(response, { code: 'unauthenticated' });
  });
  api.post('/session', async (request, response) => {
    const body = read(signInBody, request, response);
    if (!body) return;
    const address = addressOf(request, proxyHops);
    answer(response, await signIn(parts, body.login, body.password, address));
  });
  api.delete('/session', async (request, response) => {
    const signedIn = await who(request);
    if (signedIn) await parts.signedOut(signedIn);
    setCookie(response, '', secure, 0);
    response.status(204).end();
  });
  api.post('/invite/look', async (request, response) => {
    const body = read(lookBody, request, response);
    const look = body && (await lookAtInvite(store, body.token));
    if (look) response.json(look);
    else if (body) refuse(response, { code: 'invite_spent' });
  });
  api.post('/invite', async (request, response) => {
    const body = read(inviteBody, request, response);
    if (!body) return;
    const address = addressOf(request, proxyHops);
    answer(response, await redeemInvite(parts, body.token, body.password ?? null, address));
  });
  return api;
}
