import type { Request, Response } from 'express';
import { accountKey, findAccount } from './accounts.ts';
import type { AttemptBody } from './attempt-body.ts';
import { hasTestCookie, readSessionId, setSessionId, setTestCookie } from './cookies.ts';
import { isTokenValid, issueToken } from './csrf.ts';
import { triesOf, withTries, type Session, type Sessions } from './sessions.ts';
import { decideAttempt, type Outcome } from './sign-in.ts';

/** What one running demo is made of. */
export interface Demo {
  readonly sessions: Sessions;
  /** Signs the form tokens; made anew by each process. */
  readonly csrfKey: Buffer;
  /** Ms since the epoch. */
  readonly now: () => number;
  /** How long a form post to a server that does not answer takes to become a 504. */
  readonly pageHangMs: number;
  /** The same for the request of the single-page app, which gives up before. */
  readonly apiHangMs: number;
}

/** The session of a request, if it brought one that is still known. */
export function findSession(demo: Demo, req: Request): Session | undefined {
  const id = readSessionId(req);
  return id === undefined ? undefined : demo.sessions.find(id);
}

/** The session of a request, started if there is none; sets whichever cookie was missing. */
export function openSession(demo: Demo, req: Request, res: Response): Session {
  if (!hasTestCookie(req)) setTestCookie(req, res);
  const known = findSession(demo, req);
  if (known !== undefined) return known;
  const started = demo.sessions.create();
  setSessionId(req, res, started.id);
  return started;
}

export function tokenFor(demo: Demo, session: Session): string {
  return issueToken(demo.csrfKey, session.id, demo.now());
}

export function hasValidToken(demo: Demo, session: Session, token: string): boolean {
  return isTokenValid(demo.csrfKey, session.id, token, demo.now());
}

/** Why a request may not be looked at any further, or `undefined` when it may. Cookies come first. */
export function findObstacle(
  demo: Demo,
  req: Request,
  session: Session,
  token: string,
): 'cookies-blocked' | 'token-invalid' | undefined {
  if (!hasTestCookie(req)) return 'cookies-blocked';
  return hasValidToken(demo, session, token) ? undefined : 'token-invalid';
}

export interface Taken {
  readonly session: Session;
  readonly outcome: Outcome;
}

/** Takes one sign-in attempt: decides it, remembers the tries and, on success, signs in. */
export function takeAttempt(demo: Demo, req: Request, res: Response, body: AttemptBody): Taken {
  const session = openSession(demo, req, res);
  const obstacle = findObstacle(demo, req, session, body.csrf);
  if (obstacle !== undefined) return { session, outcome: { kind: 'refused', cause: obstacle } };

  const { userId, password } = body;
  const key = accountKey(userId);
  const account = findAccount(userId);
  const tries = triesOf(session, key);
  const decision = decideAttempt({ userId, password, account, tries, now: demo.now() });
  const { outcome } = decision;
  const tried = { ...withTries(session, key, decision.tries), userId };
  if (outcome.kind !== 'signed-in') {
    demo.sessions.save(tried);
    return { session: tried, outcome };
  }
  const signedIn = demo.sessions.renew({ ...tried, accountId: outcome.account.id });
  setSessionId(req, res, signedIn.id);
  return { session: signedIn, outcome };
}
