import {
  json,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import { bodyProblem, keepWaiting, PROBLEM_STATUS, setFailure } from './answers.ts';
import { readAttemptBody } from './attempt-body.ts';
import { hasRejectedCookie, setRejectedCookie } from './cookies.ts';
import type { Cause } from './failures.ts';
import { BODY_LIMIT_BYTES, homePath, loginPath, USER_ID_FIELD, type Language } from './site.ts';
import { takeAttempt, type Demo } from './visit.ts';
import { wordsOf } from './words.ts';

const readJson: RequestHandler = json({ limit: BODY_LIMIT_BYTES, inflate: false });

/**
 * Adds what the single-page app talks to: `POST spa/session` with `{ email, password }` and the
 * token in `X-CSRF-Token`. Answers `{ next }` or `{ error: { code, message } }`.
 */
export function addSessionApi(router: Router, demo: Demo, language: Language): void {
  const refuseBody: ErrorRequestHandler = (error, _req, res, next) => {
    const problem = bodyProblem(error);
    if (problem === undefined) next(error);
    else answerProblem(res, language, problem);
  };
  const attempt: RequestHandler = (req, res) => answerAttempt(demo, language, req, res);
  router.post('/spa/session', readJson, attempt, refuseBody);
  router.get('/spa/session/cookie-check', (req, res) => {
    if (hasRejectedCookie(req)) res.json({ next: loginPath(language, 'spa') });
    else answerFailure(res, language, 'cookies-blocked');
  });
}

async function answerAttempt(
  demo: Demo,
  language: Language,
  req: Request,
  res: Response,
): Promise<void> {
  const body = readAttemptBody(req.body, USER_ID_FIELD.spa);
  if (body === undefined) return answerProblem(res, language, 'bad-request');
  const csrf = req.get('x-csrf-token') ?? '';
  const { outcome } = takeAttempt(demo, req, res, { ...body, csrf });
  switch (outcome.kind) {
    case 'signed-in':
      res.json({ next: homePath(language) });
      return;
    case 'cookie-check':
      setRejectedCookie(res);
      return res.redirect(303, `${loginPath(language, 'spa')}/session/cookie-check`);
    case 'refused':
      if (outcome.cause === 'time-out' && !(await keepWaiting(res, demo.apiHangMs))) return;
      answerFailure(res, language, outcome.cause);
  }
}

function answerFailure(res: Response, language: Language, cause: Cause): void {
  setFailure(res, cause);
  res.json({ error: { code: cause, message: wordsOf(language).failures[cause] } });
}

function answerProblem(
  res: Response,
  language: Language,
  problem: 'bad-request' | 'too-large',
): void {
  const message = wordsOf(language).notices[problem].text;
  res.status(PROBLEM_STATUS[problem]).json({ error: { code: problem, message } });
}
