import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import helmet from 'helmet';
import type { Log } from '../log.ts';
import { EVERGREEN, FOR_ALL_ORIGINS, IMMUTABLE, readAssets, serveAsset } from './assets.ts';

/** Everything the console needs comes from here, and it renders text as text (threats T21, T30). */
const CONSOLE_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ["'none'"],
};

/** `'self'` covers WebSockets in today's Chromium and Firefox; older engines want them named. */
const socketsOf = (host: string): string => ` ws://${host} wss://${host}`;

export function createPages(version: string, clientFolder: string): Express {
  const app = express();
  const assets = readAssets(clientFolder);
  app.disable('x-powered-by');
  app.enable('strict routing');
  app.use(
    helmet({
      contentSecurityPolicy: false,
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: false,
    }),
  );
  const forAll = (cache: string) => ({ ...FOR_ALL_ORIGINS, 'Cache-Control': cache });
  const forSites = (prefix: string, cache: string): void => {
    for (const file of ['porchlight.js', 'porchlight.d.ts'])
      app.get(
        `${prefix}/${file}`,
        serveAsset(assets, () => file, forAll(cache)),
      );
    const adapter = (request: Request) => `adapters/${String(request.params['file'])}`;
    app.get(`${prefix}/adapters/:file`, serveAsset(assets, adapter, forAll(cache)));
  };
  forSites('/v1', EVERGREEN);
  forSites(`/v${version}`, IMMUTABLE);
  app.get(
    '/w/:file',
    serveAsset(assets, (r) => `w/${String(r.params['file'])}`, forAll(IMMUTABLE)),
  );
  app.get(
    '/console/assets/:file',
    serveAsset(assets, (r) => `console/assets/${String(r.params['file'])}`, {
      'Cache-Control': IMMUTABLE,
    }),
  );
  const policy = helmet.contentSecurityPolicy({ useDefaults: false, directives: CONSOLE_POLICY });
  app.get('/console', (_request, response) => response.redirect(308, '/console/'));
  app.get('/console/', policy, (request, response, next) => {
    const written = String(response.get('Content-Security-Policy'));
    const host = /^[\w.:[\]-]+$/.exec(request.get('host') ?? '')?.[0];
    const sockets = host === undefined ? '' : socketsOf(host);
    response.set('Content-Security-Policy', written.replace("connect-src 'self'", `$&${sockets}`));
    return serveAsset(assets, () => 'console/index.html', { 'Cache-Control': 'no-cache' })(
      request,
      response,
      next,
    );
  });
  return app;
}

/** The last two handlers: nothing here, and something broke. Neither says more than that. */
export function finishPages(app: Express, log: Log): void {
  app.use((_request, response) => {
    response.status(404).json({ error: { code: 'not_found' } });
  });
  const broke: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status >= 500) log.error('request failed', {}, error);
    const code = status >= 500 ? 'unavailable' : 'invalid_payload';
    response.status(status).json({ error: { code } });
  };
  app.use(broke);
}

/** Body parsers mark whose fault it was; anything unmarked is ours. */
function statusOf(error: unknown): number {
  const status: unknown = typeof error === 'object' && error && 'status' in error && error.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 503;
}
