/** What a site's owner does to a template, done from outside: the script tag, and the relay in the policy. */
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
} from 'node:http';
import { connect, type Socket } from 'node:net';
import { freePort } from '../e2e/harness/processes.ts';

export type TagProxy = { readonly url: string; stop(): Promise<void> };

/** Lets a policy load and reach the relay; a policy without the directive falls back on `default-src`. */
function allowRelay(policy: string, relayUrl: string): string {
  const sources = new Map(
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .filter(([name]) => name !== undefined && name !== '')
      .map(([name = '', ...values]) => [name.toLowerCase(), values]),
  );
  const fallback = sources.get('default-src');
  const relay = [relayUrl, relayUrl.replace('http', 'ws')];
  for (const name of ['script-src', 'script-src-elem', 'connect-src']) {
    const values = sources.get(name) ?? (name === 'script-src-elem' ? undefined : fallback);
    if (values) sources.set(name, [...values.filter((value) => value !== "'none'"), ...relay]);
  }
  return [...sources].map(([name, values]) => [name, ...values].join(' ')).join('; ');
}

/** Only whole pages have a head; a fragment that a script fetches stays as it is. */
const addTag = (html: string, relayUrl: string): string =>
  html.replace(
    /<\/head>/i,
    `<script async src="${relayUrl}/v1/porchlight.js" data-site="demo"></script></head>`,
  );

/** `count` is of the changed body, undefined when nothing changed. */
function answerHeaders(headers: IncomingHttpHeaders, relayUrl: string): IncomingHttpHeaders {
  const policy = headers['content-security-policy'];
  return typeof policy === 'string'
    ? { ...headers, 'content-security-policy': allowRelay(policy, relayUrl) }
    : headers;
}

async function passPage(
  from: IncomingMessage,
  to: ServerResponse,
  relayUrl: string,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of from) chunks.push(Buffer.from(chunk));
  // One character a byte: the page's own encoding stays what it is.
  const body = Buffer.from(addTag(Buffer.concat(chunks).toString('latin1'), relayUrl), 'latin1');
  const { 'transfer-encoding': _dropped, ...headers } = answerHeaders(from.headers, relayUrl);
  to.writeHead(from.statusCode ?? 502, { ...headers, 'content-length': String(body.length) });
  to.end(body);
}

/** Puts a proxy before a program on 127.0.0.1; people use `http://localhost`. */
export async function startTagProxy(relayUrl: string, programPort: number): Promise<TagProxy> {
  const sockets = new Set<Socket>();
  const toProgram = (from: IncomingMessage): RequestOptions => ({
    host: '127.0.0.1',
    port: programPort,
    method: from.method ?? 'GET',
    path: from.url ?? '/',
    headers: { ...from.headers, 'accept-encoding': 'identity' },
  });
  const server = createServer((from, to) => {
    const onward = request(toProgram(from), (answer) => {
      const isPage = answer.headers['content-type']?.startsWith('text/html') ?? false;
      if (isPage && from.method !== 'HEAD') {
        passPage(answer, to, relayUrl).catch(() => to.destroy());
        return;
      }
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    });
    onward.once('error', () => to.destroy());
    from.pipe(onward);
  });
  server.on('upgrade', (from, socket: Socket, head: Buffer) => {
    const onward = connect(programPort, '127.0.0.1', () => {
      const lines = [`${from.method ?? 'GET'} ${from.url ?? '/'} HTTP/1.1`];
      for (let at = 0; at < from.rawHeaders.length; at += 2) {
        lines.push(`${from.rawHeaders[at] ?? ''}: ${from.rawHeaders[at + 1] ?? ''}`);
      }
      onward.write(`${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    for (const end of [socket, onward])
      end.once('error', () => [socket, onward].map((s) => s.destroy()));
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const port = await freePort();
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    url: `http://localhost:${port}`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
