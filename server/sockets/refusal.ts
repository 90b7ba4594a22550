import { ServerResponse, STATUS_CODES, type IncomingMessage } from 'node:http';

/** Why a connection was not let in. */
export type Refused = 'origin_refused' | 'rate_limited' | 'unavailable';

const STATUS = { origin_refused: 403, rate_limited: 429, unavailable: 503 } as const;

/**
 * Says no to a request of the engine. An upgrade gets a whole HTTP answer as well: the engine would
 * hang up without a word, which a reverse proxy counts as a failure of the relay.
 */
export function answerRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  code: Refused,
): void {
  const status = STATUS[code];
  const body = JSON.stringify({ error: { code } });
  if (response instanceof ServerResponse) {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body);
    return;
  }
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  request.socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
