import { randomBytes } from 'node:crypto';
import { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import { findAccount } from './accounts.ts';
import { bodyProblem, preferredLanguage, PROBLEM_STATUS } from './answers.ts';
import { addAssets } from './assets.ts';
import { readAttemptBody } from './attempt-body.ts';
import { addFormPages, readForm } from './form-pages.ts';
import { setHeaders } from './headers.ts';
import { renderFront } from './pages/front.ts';
import { renderHome } from './pages/home.ts';
import { renderNotice } from './pages/notice.ts';
import { renderReset } from './pages/reset.ts';
import { addSessionApi } from './session-api.ts';
import { createSessions } from './sessions.ts';
import { homePath, LANGUAGES, loginPath, PAGE_KINDS, type Language } from './site.ts';
import { findSession, hasValidToken, tokenFor, type Demo } from './visit.ts';

export interface DemoOptions {
  /** Ms since the epoch. */
  readonly now: () => number;
  /** Browsers remembered at a time; the one unseen longest is forgotten first. */
  readonly sessionLimit: number;
  readonly pageHangMs: number;
  /** Longer than the four seconds after which `spa.js` gives up. */
  readonly apiHangMs: number;
}

const DEFAULTS: DemoOptions = {
  now: Date.now,
  sessionLimit: 10_000,
  pageHangMs: 3000,
  apiHangMs: 6000,
};

/**
 * The login pages of Moonlit Books, to be mounted at `/demo`. State is kept in memory and dies with
 * the process; nothing is logged.
 */
export function createDemo(options: Partial<DemoOptions> = {}): Router {
  const { sessionLimit, ...rest } = { ...DEFAULTS, ...options };
  const demo: Demo = {
    ...rest,
    sessions: createSessions(sessionLimit),
    csrfKey: randomBytes(32),
  };
  const router = Router();
  router.use(setHeaders);
  router.get('/', answerFront);
  addAssets(router);
  for (const language of LANGUAGES) router.use(`/${language}`, createShop(demo, language));
  router.use((req, res) => {
    res.status(PROBLEM_STATUS['not-found']).send(renderNotice(languageOf(req), 'not-found'));
  });
  router.use(refuseBody);
  return router;
}

function createShop(demo: Demo, language: Language): Router {
  const shop = Router();
  addFormPages(shop, demo, language);
  addSessionApi(shop, demo, language);
  shop.get('/home', (req, res) => {
    const session = findSession(demo, req);
    const account = findAccount(session?.accountId ?? '');
    if (session === undefined || account === undefined) {
      return res.redirect(303, loginPath(language, 'classic'));
    }
    res.send(renderHome(language, account, tokenFor(demo, session)));
  });
  shop.post('/sign-out', readForm, (req, res) => {
    const session = findSession(demo, req);
    const token = readAttemptBody(req.body, 'username')?.csrf ?? '';
    if (session !== undefined && !hasValidToken(demo, session, token)) {
      return res.redirect(303, homePath(language));
    }
    if (session !== undefined) demo.sessions.remove(session.id);
    res.redirect(303, `${loginPath(language, 'classic')}?signed-out`);
  });
  shop.get('/reset', (req, res) => {
    const from = PAGE_KINDS.find((kind) => kind === req.query['from']) ?? 'classic';
    res.send(renderReset(language, from));
  });
  return shop;
}

function answerFront(req: Request, res: Response): void {
  const chosen = LANGUAGES.find((language) => language === req.query['lang']);
  res.vary('Accept-Language');
  res.send(renderFront(chosen ?? preferredLanguage(req)));
}

/** The language of the path, of the browser where the path has none. */
function languageOf(req: Request): Language {
  const inPath = LANGUAGES.find((language) => req.path.startsWith(`/${language}/`));
  return inPath ?? preferredLanguage(req);
}

/** Bad bodies and bad paths get a page; whatever else went wrong is the server's to log. */
const refuseBody: ErrorRequestHandler = (error, req, res, next) => {
  const problem = bodyProblem(error);
  if (problem === undefined || res.headersSent) return next(error);
  res.status(PROBLEM_STATUS[problem]).send(renderNotice(languageOf(req), problem));
};
