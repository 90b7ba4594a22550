import { once } from 'node:events';
import { createServer, ServerResponse, STATUS_CODES, type IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { LIVE_PATH } from '../../shared/events.ts';

/** The site that every stand-in refuses with 403. */
export const REFUSED_SITE = 'refused';

const HEALTH: ReadonlySet<string> = new Set(['/readyz', '/healthz']);

/** The engine's own answer to an upgrade hangs up without a word: a proxy takes that for a failure. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  if (response instanceof ServerResponse) response.writeHead(status).end();
  else {
    const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}`;
    request.socket.on('error', () => {});
    request.socket.end(`${head}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  }
}

/**
 * What a reverse proxy sees of a relay: pages that say its name, the two health pages, and real
 * sockets that send back what they hear.
 */
export class StandInRelay {
  readonly name: string;
  /** While false, as in a shutdown or without its store: 503 for newcomers and on `/readyz`. */
  isReady = true;
  /** How often it said on `/readyz` that it is not ready. */
  refusedLooks = 0;
  /** Each request for a page, without the health pages. */
  readonly seen: IncomingMessage[] = [];
  #port = 0;
  #server = createServer();
  #io: Server | null = null;

  constructor(name: string) {
    this.name = name;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Open sockets. */
  get sockets(): number {
    return this.#io?.sockets.sockets.size ?? 0;
  }

  /** Starts, or starts again on the same port. */
  async start(): Promise<this> {
    this.#server = createServer((request, response) => this.#answer(request, response));
    const io = new Server(this.#server, { path: LIVE_PATH, serveClient: false });
    io.engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
      const { searchParams: query } = new URL(request.url ?? '', this.url);
      if (query.get('site') === REFUSED_SITE) refuse(request, response, 403);
      else if (!this.isReady && !query.has('sid')) refuse(request, response, 503);
      else next();
    });
    io.on('connection', (socket) => {
      socket.emit('name', this.name);
      socket.on('echo', (value: unknown, ack: (value: unknown) => void) => ack(value));
    });
    this.#io = io;
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address !== null && typeof address !== 'string') this.#port = address.port;
    return this;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    if (request.url === '/readyz' && !this.isReady) {
      response.statusCode = 503;
      this.refusedLooks++;
    }
    if (!HEALTH.has(request.url ?? '')) this.seen.push(request);
    if (request.url === '/hang-up') request.socket.destroy();
    else response.end(this.name);
  }

  /** Ends every connection and takes no new one, as a process that died. */
  async kill(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = this.#io?.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
