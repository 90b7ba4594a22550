/** A site whose login is a package for pages: one page, and the package bundled as its owner would. */
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { build } from 'vite';
import { join } from 'node:path';
import { NPM } from './installed.ts';
import type { Place, Running } from './program.ts';

type Site = {
  /** The module that the page runs; bare imports are packages of `package.json` here. */
  readonly script: string;
  readonly body: string;
  /** Read from a package and put into the page's style. */
  readonly title: string;
};

async function bundle(script: string, name: string): Promise<string> {
  const entry = join(NPM, `${name}.entry.js`);
  await writeFile(entry, script);
  const built = await build({
    configFile: false,
    root: NPM,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'login', fileName: 'login', cssFileName: 'login' },
    },
  });
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  return outputs.map((each) => (each.type === 'chunk' ? each.code : '')).join('');
}

/** Serves the page at `/` and the script beside it. */
export async function servePage(
  { port }: Place,
  name: string,
  { script, body, title }: Site,
): Promise<Running> {
  const code = await bundle(script, name);
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body>${body}<script src="/login.js"></script></body></html>`;
  const server = createServer((request, response) => {
    const isScript = request.url === '/login.js';
    const type = isScript ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` });
    response.end(isScript ? code : page);
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
