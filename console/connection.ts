import type { DefaultEventsMap } from '@socket.io/component-emitter';
import { io, type Socket } from 'socket.io-client';
import { backoffMs } from '../shared/backoff.ts';
import { isRetryable, type Refusal } from '../shared/errors.ts';
import {
  LIVE_PATH,
  PROTOCOL_VERSION,
  type AgentCommands,
  type AgentFacts,
  type AgentWelcome,
} from '../shared/events.ts';
import { newId } from '../shared/new-id.ts';
import { createRequest, type Request } from '../shared/request.ts';
import { Timers, type Schedule } from '../shared/timers.ts';

/** What the console hears of its connection. */
export type Listener = {
  /** Connected, and the relay said hello: everything may be asked now. */
  live(welcome: AgentWelcome): void;
  down(): void;
  /** The relay is going away; the connection is made anew in a moment. */
  draining(): void;
  /** Signed out elsewhere, expired, or never signed in. */
  ended(refusal: Refusal): void;
  /** This page is too old for the relay: only a reload helps. */
  outdated(): void;
} & Omit<AgentFacts, 'relay:draining' | 'session:ended'>;

export type Connection = {
  readonly request: Request<AgentCommands>;
  stop(): void;
};
export type Connect = (listener: Listener) => Connection;

export type ConnectionParts = {
  /** Origin of the relay; empty for the page's own. */
  readonly origin: string;
  readonly csrf: string;
  readonly schedule: Schedule;
  random(): number;
};

/** What is asked goes through `createRequest`, which knows the types of commands and answers. */
type AgentSocket = Socket<AgentFacts, DefaultEventsMap>;

const ENDED: ReadonlySet<string> = new Set(['unauthenticated', 'token_expired']);

function openSocket({ origin, csrf }: ConnectionParts): AgentSocket {
  return io(`${origin}/agent`, {
    path: LIVE_PATH,
    query: { console: '1', page: newId() },
    auth: { csrf },
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.5,
    autoConnect: false,
    // A second sign-in in the same page must not get the first one's connection.
    forceNew: true,
  });
}

/** Hands the facts on by name. */
function hear(socket: AgentSocket, listener: Listener): void {
  socket.on('inbox:changed', (inbox) => listener['inbox:changed'](inbox));
  socket.on('entry:appended', (fact) => listener['entry:appended'](fact));
  socket.on('conversation:head', (fact) => listener['conversation:head'](fact));
  socket.on('conversation:marked', (fact) => listener['conversation:marked'](fact));
  socket.on('visitor:typing', (fact) => listener['visitor:typing'](fact));
  socket.on('relay:store', (fact) => listener['relay:store'](fact));
}

/** What becomes of a connection: hellos said until answered, retries, its end. */
function createCourse(socket: AgentSocket, parts: ConnectionParts, listener: Listener) {
  const request = createRequest<AgentCommands>(socket);
  const retries = new Timers(parts.schedule);
  let failures = 0;
  let again: (() => void) | null = null;

  const callOff = () => {
    retries.stop();
    again = null;
  };
  const retryNow = () => {
    const run = again;
    callOff();
    run?.();
  };
  const retry = (run: () => void) => {
    again = run;
    retries.after(backoffMs(failures++, parts.random()), retryNow);
  };
  const end = (refusal: Refusal) => {
    callOff();
    socket.disconnect();
    listener.ended(refusal);
  };
  async function sayHello(): Promise<void> {
    const { id } = socket;
    const ack = await request('session:hello', { proto: PROTOCOL_VERSION });
    if (id !== socket.id) return;
    if (ack.ok) {
      failures = 0;
      listener.live(ack.data);
    } else if (ENDED.has(ack.error.code)) end(ack.error);
    else if (isRetryable(ack.error.code)) retry(() => void sayHello());
    else listener.outdated();
  }
  return { request, callOff, retryNow, retry, end, sayHello };
}

/** Keeps a console connected: says hello after each connect, comes back after each loss. */
export function connectAgent(parts: ConnectionParts, listener: Listener): Connection {
  const socket = openSocket(parts);
  const { request, callOff, ...course } = createCourse(socket, parts, listener);
  const { retry, retryNow, end, sayHello } = course;
  const drain = new Timers(parts.schedule);
  const reconnect = () => socket.connect();

  socket.on('connect', () => void sayHello());
  socket.on('disconnect', (reason) => {
    if (reason === 'io client disconnect') return;
    callOff();
    drain.stop();
    listener.down();
    // The relay closed it on purpose: Socket.IO does not come back by itself.
    if (reason === 'io server disconnect') retry(reconnect);
  });
  socket.on('connect_error', (error: Error & { data?: Refusal }) => {
    if (error.data && ENDED.has(error.data.code)) end(error.data);
    else if (!socket.active) retry(reconnect);
  });
  socket.on('relay:draining', ({ inMs }) => {
    listener.draining();
    drain.after(inMs, () => {
      callOff();
      socket.disconnect();
      listener.down();
      reconnect();
    });
  });
  socket.on('relay:store', ({ available }) => {
    if (available) retryNow();
  });
  socket.on('session:ended', end);
  hear(socket, listener);
  reconnect();
  return {
    request,
    stop() {
      callOff();
      drain.stop();
      socket.disconnect();
    },
  };
}
