import { urlencoded, type Request, type RequestHandler, type Response, type Router } from 'express';
import { keepWaiting, PROBLEM_STATUS, setFailure } from './answers.ts';
import { readAttemptBody, type AttemptBody } from './attempt-body.ts';
import { hasRejectedCookie, setRejectedCookie } from './cookies.ts';
import type { Cause } from './failures.ts';
import { renderLogin, type LoginView } from './pages/login.ts';
import { renderGatewayTimeOut, renderNotice } from './pages/notice.ts';
import type { Session } from './sessions.ts';
import {
  BODY_LIMIT_BYTES,
  homePath,
  loginPath,
  USER_ID_FIELD,
  type Language,
  type PageKind,
} from './site.ts';
import {
  findObstacle,
  findSession,
  openSession,
  takeAttempt,
  tokenFor,
  type Demo,
} from './visit.ts';

/** Reads a form; anything longer than the limit or compressed is refused unread. */
export const readForm: RequestHandler = urlencoded({
  extended: false,
  limit: BODY_LIMIT_BYTES,
  inflate: false,
});

/** Where in the site a form page stands. */
interface Place {
  readonly demo: Demo;
  readonly language: Language;
  readonly kind: PageKind;
  readonly step: LoginView['step'];
}

type Shown = Pick<LoginView, 'userId' | 'failure' | 'signedOut'>;

/**
 * Adds the server-rendered login pages of one language. The page of the single-page app is among
 * them, because its form works without its script too.
 */
export function addFormPages(router: Router, demo: Demo, language: Language): void {
  for (const kind of ['classic', 'spa'] as const) {
    const place: Place = { demo, language, kind, step: 'both' };
    router.get(`/${kind}`, (req, res) => {
      const session = openSession(demo, req, res);
      show(res, place, session, { userId: '', signedOut: 'signed-out' in req.query });
    });
    router.post(`/${kind}`, readForm, (req, res) => answerAttempt(place, req, res));
    router.get(`/${kind}/cookie-check`, (req, res) => checkCookies(place, req, res));
  }
  addTwoSteps(router, { demo, language, kind: 'two-step' });
}

function addTwoSteps(router: Router, at: Omit<Place, 'step'>): void {
  const userIdPlace: Place = { ...at, step: 'user-id' };
  const passwordPlace: Place = { ...at, step: 'password' };
  const start = loginPath(at.language, at.kind);

  router.get('/two-step', (req, res) => {
    show(res, userIdPlace, openSession(at.demo, req, res), { userId: '' });
  });
  router.post('/two-step', readForm, (req, res) => answerUserId(userIdPlace, req, res));
  router.get('/two-step/password', (req, res) => {
    const session = openSession(at.demo, req, res);
    if (session.userId === '') return res.redirect(303, start);
    show(res, passwordPlace, session, { userId: session.userId });
  });
  router.post('/two-step/password', readForm, (req, res) => answerAttempt(passwordPlace, req, res));
  router.get('/two-step/cookie-check', (req, res) => checkCookies(passwordPlace, req, res));
}

/** The first of two steps: any user id leads on, so that the step tells nothing about who exists. */
function answerUserId(place: Place, req: Request, res: Response): void {
  const body = readBody(place, req, res);
  if (body === undefined) return;
  const { demo, language, kind } = place;
  const session = openSession(demo, req, res);
  const { userId } = body;
  const isBlank = userId.trim() === '';
  const failure =
    findObstacle(demo, req, session, body.csrf) ?? (isBlank ? 'incomplete' : undefined);
  if (failure !== undefined) return showFailure(res, place, session, { userId, failure });
  demo.sessions.save({ ...session, userId });
  res.redirect(303, `${loginPath(language, kind)}/password`);
}

async function answerAttempt(place: Place, req: Request, res: Response): Promise<void> {
  const body = readBody(place, req, res);
  if (body === undefined) return;
  const { demo, language, kind } = place;
  const { session, outcome } = takeAttempt(demo, req, res, body);
  switch (outcome.kind) {
    case 'signed-in':
      return res.redirect(303, homePath(language));
    case 'cookie-check':
      setRejectedCookie(res);
      return res.redirect(303, `${loginPath(language, kind)}/cookie-check`);
    case 'refused':
      if (outcome.cause === 'time-out') return answerTimeOut(place, res);
      return showFailure(res, place, session, { userId: body.userId, failure: outcome.cause });
  }
}

async function answerTimeOut({ demo, language, kind }: Place, res: Response): Promise<void> {
  if (!(await keepWaiting(res, demo.pageHangMs))) return;
  setFailure(res, 'time-out');
  res.send(renderGatewayTimeOut(language, kind));
}

/** The page after the redirect: looks for the cookie set just before, which no browser kept. */
function checkCookies(place: Place, req: Request, res: Response): void {
  const { demo, language, kind } = place;
  const session = findSession(demo, req);
  if (session === undefined || session.userId === '' || hasRejectedCookie(req)) {
    return res.redirect(303, loginPath(language, kind));
  }
  showFailure(res, place, session, { userId: session.userId, failure: 'cookies-blocked' });
}

/** The body of a form post; `undefined` when it made no sense and has been answered already. */
function readBody(place: Place, req: Request, res: Response): AttemptBody | undefined {
  const body = readAttemptBody(req.body, USER_ID_FIELD[place.kind]);
  if (body === undefined) {
    res.status(PROBLEM_STATUS['bad-request']).send(renderNotice(place.language, 'bad-request'));
  }
  return body;
}

function showFailure(
  res: Response,
  place: Place,
  session: Session,
  shown: { readonly userId: string; readonly failure: Cause },
): void {
  setFailure(res, shown.failure);
  show(res, place, session, shown);
}

function show(res: Response, place: Place, session: Session, shown: Shown): void {
  const { demo, language, kind, step } = place;
  res.send(renderLogin({ language, kind, step, csrf: tokenFor(demo, session), ...shown }));
}
