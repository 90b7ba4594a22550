import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';

const compress = promisify(brotliCompress);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

type Asset = {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
  /** Brotli at its best, made once, on first wish. */
  small: Promise<Buffer> | null;
};

/** The built files under a folder, in memory, by path with forward slashes. */
export function readAssets(folder: string): ReadonlyMap<string, Asset> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((file) => file.isFile())
      .map((file) => {
        const path = join(file.parentPath, file.name);
        const body = readFileSync(path);
        const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
        const type = TYPES[extname(file.name)] ?? 'application/octet-stream';
        return [relative(folder, path).split(sep).join('/'), { body, type, etag, small: null }];
      }),
  );
}

const best = (body: Buffer) =>
  compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });

async function send(request: Request, response: Response, asset: Asset): Promise<void> {
  response.set({ 'Content-Type': asset.type, ETag: asset.etag, Vary: 'Accept-Encoding' });
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  if (request.acceptsEncodings('br') !== 'br') {
    response.end(asset.body);
    return;
  }
  asset.small ??= best(asset.body);
  const small = await asset.small;
  response.set('Content-Encoding', 'br').end(small);
}

/** Serves one file out of the built ones; 404 goes on to the next handler. */
export const serveAsset =
  (
    assets: ReadonlyMap<string, Asset>,
    pathOf: (request: Request) => string,
    headers: Readonly<Record<string, string>>,
  ): RequestHandler =>
  async (request, response, next) => {
    const asset = assets.get(pathOf(request));
    if (!asset) return next();
    response.set(headers);
    await send(request, response, asset);
  };

/** For scripts that pages of other origins load. */
export const FOR_ALL_ORIGINS = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
} as const;
/** The evergreen script: new within minutes, and served stale rather than slow. */
export const EVERGREEN = 'public, max-age=300, stale-while-revalidate=86400';
/** A file whose name changes with its contents. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
