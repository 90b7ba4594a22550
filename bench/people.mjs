// Visitors and agents as the relay meets them: real sockets that speak the wire protocol, with
// nothing of a page behind them.
import { randomBytes } from 'node:crypto';
import { io } from 'socket.io-client';

const newId = () => randomBytes(16).toString('base64url');
const SOCKET = { transports: ['websocket'], forceNew: true, reconnection: false };
/** How our pages come back to a relay that is gone. */
const AS_PAGES_DO = {
  reconnection: true,
  reconnectionDelay: 500,
  reconnectionDelayMax: 8_000,
  randomizationFactor: 0.5,
};
const ANSWER_WITHIN_MS = 20_000;
/** `PROTOCOL_VERSION` of shared/events.ts. */
const PROTO = 2;

const REPORT = {
  schema: 'auth-error-report/1',
  pageUrl: 'http://localhost/demo/ko/classic',
  userId: 'minji@example.com',
  errorMessage: 'Incorrect email or password. Please try again.',
  cause: 'wrong_credentials',
  causeSource: 'page',
  confidence: 'likely',
  httpStatus: null,
  retryAfterSeconds: null,
  timeZone: 'Asia/Seoul',
  attempts: 2,
  tried: ['recheck_id'],
  triedNote: null,
  evidence: [{ recogniser: 'alert-text', cause: 'wrong_credentials', certainty: 'medium' }],
  client: null,
};

function reportNow(locale, change) {
  const at = new Date().toISOString();
  const consent = { mode: 'required', version: '1', locale, at };
  return { ...REPORT, occurredAt: at, consent, ...change };
}

/** Sends a command and answers with its data. @throws when it is refused or not answered */
async function ask(socket, command, payload) {
  const ack = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck(command, payload);
  if (!ack.ok) throw new Error(`${command}: ${ack.error.code}`);
  return ack.data;
}

const connected = (socket) =>
  new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });

/**
 * Someone who could not sign in; greeted, nothing opened yet.
 * @param {{ returns?: boolean }} options whether they come back when the connection is lost
 */
export async function connectVisitor(url, { returns = false } = {}) {
  const socket = io(`${url}/visitor`, {
    ...SOCKET,
    ...(returns && AS_PAGES_DO),
    path: '/v1/live',
    query: { site: 'demo' },
    extraHeaders: { origin: url },
  });
  let token = null;
  const greet = async () => {
    const welcome = await ask(socket, 'session:hello', { proto: PROTO, token, position: null });
    token = welcome.token;
  };
  await connected(socket);
  await greet();
  let conversationId = '';
  return {
    whenLost: () => new Promise((resolve) => socket.once('disconnect', resolve)),
    /** Settles when they are connected again and have said who they are. */
    async whenBack() {
      await connected(socket);
      await greet();
    },
    /** @param change what differs from the report of a wrong password */
    async open(locale = 'ko', change = {}) {
      const report = reportNow(locale, change);
      const { conversation } = await ask(socket, 'conversation:open', { report, locale });
      conversationId = conversation.id;
      return conversation;
    },
    /** Settles when the relay has it on disk; answers with the message's id. */
    async send(text) {
      const cmid = newId();
      await ask(socket, 'message:send', { conversationId, cmid, text });
      return cmid;
    },
    close: () => ask(socket, 'conversation:close', { conversationId }),
    leave: () => socket.disconnect(),
  };
}

async function redeem(url, token) {
  const response = await fetch(`${url}/console/api/invite`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, 'x-porchlight': '1' },
    body: JSON.stringify({ token, password: newId() }),
  });
  if (!response.ok) throw new Error(`signing in: ${response.status}`);
  const { csrf } = await response.json();
  return { csrf, cookie: response.headers.getSetCookie()[0].split(';')[0] };
}

/**
 * An agent at the console, available. Reads the log of each conversation that comes, as the console
 * does, and tells each of the visitors' messages once.
 * @param {(text: string) => void} heard
 */
export async function connectAgent(url, token, heard) {
  const { csrf, cookie } = await redeem(url, token);
  const socket = io(`${url}/agent`, {
    ...SOCKET,
    path: '/v1/live',
    query: { console: '1' },
    auth: { csrf },
    extraHeaders: { origin: url, cookie },
  });
  const logs = new Map();
  const take = (log, entry) => {
    if (entry.seq <= log.last) return;
    log.last = entry.seq;
    if (entry.kind === 'message' && entry.side === 'visitor') heard(entry.text);
  };
  /** What is pushed while the log is being read comes after it. */
  const read = async (conversationId) => {
    const log = { last: 0, early: [] };
    logs.set(conversationId, log);
    const position = { conversationId, epoch: null, last: 0 };
    const { entries } = await ask(socket, 'conversation:sync', position);
    for (const entry of [...entries, ...log.early]) take(log, entry);
    log.early = null;
  };
  socket.on('inbox:changed', ({ mine }) => {
    for (const { id } of mine) if (!logs.has(id)) void read(id);
  });
  socket.on('entry:appended', ({ conversationId, entry }) => {
    const log = logs.get(conversationId);
    if (log?.early) log.early.push(entry);
    else if (log) take(log, entry);
  });
  await connected(socket);
  await ask(socket, 'session:hello', { proto: PROTO });
  return { leave: () => socket.disconnect() };
}

/** A visitor and an agent of the bare server, with the same payload on the way. */
export async function connectBareVisitor(url) {
  const socket = await connected(io(url, SOCKET));
  return {
    async send(text) {
      const cmid = newId();
      const message = { conversationId: cmid, cmid, text };
      await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('message', message);
      return cmid;
    },
    leave: () => socket.disconnect(),
  };
}

export async function connectBareAgent(url, heard) {
  const socket = await connected(io(url, { ...SOCKET, auth: { side: 'agent' } }));
  socket.on('message', ({ text }) => heard(text));
  return { leave: () => socket.disconnect() };
}
