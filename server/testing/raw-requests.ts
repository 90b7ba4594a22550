import { request, type IncomingHttpHeaders } from 'node:http';
import { LIVE_PATH } from '../../shared/events.ts';

export type Sending = {
  readonly method?: string;
  readonly query: string;
  /** Left out: the request has no `Origin` at all, as from something that is no browser. */
  readonly origin?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};
/** `status` 0: the relay hung up without an answer. */
export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

const HUNG_UP: Answer = { status: 0, headers: {}, body: '' };
const UPGRADE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
};

function send(url: string, sending: Sending, extra: Sending['headers']): Promise<Answer> {
  const { method = 'GET', origin } = sending;
  const headers = { ...extra, ...(origin === undefined ? {} : { origin }), ...sending.headers };
  return new Promise((resolve) => {
    const asked = request(url, { method, agent: false, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, body: Buffer.concat(parts).toString() });
      });
    });
    asked.on('upgrade', ({ statusCode: status = 0, headers }, socket) => {
      socket.destroy();
      resolve({ status, headers, body: '' });
    });
    asked.on('error', () => resolve(HUNG_UP));
    asked.end(sending.body);
  });
}

const live = (url: string, transport: string, query: string) =>
  `${url}${LIVE_PATH}/?EIO=4&transport=${transport}&${query}`;

/** One long-polling request, made by hand. */
export const poll = (url: string, sending: Sending): Promise<Answer> =>
  send(live(url, 'polling', sending.query), sending, {});

/** One WebSocket upgrade, made by hand and let go of at once; 101 when it was granted. */
export const upgrade = (url: string, sending: Sending): Promise<Answer> =>
  send(live(url, 'websocket', sending.query), sending, UPGRADE);

/** Any other request of the relay, on a connection of its own. */
export const ask = (url: string, sending: Omit<Sending, 'query'> = {}): Promise<Answer> =>
  send(url, { ...sending, query: '' }, {});

/** The engine's session id in the answer to a handshake by polling. */
export function sidOf({ body }: Answer): string {
  const sid = /"sid":"([\w-]{20})"/.exec(body)?.[1];
  if (sid === undefined) throw new Error(`no session id in ${body}`);
  return sid;
}
