import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LeanSocket } from './lean-socket.ts';

const PATH = '/v1/live';
type Facts = { 'entry:appended': (fact: { readonly seq: number }) => void };
type Subject = Pick<
  LeanSocket<Facts>,
  'connected' | 'active' | 'on' | 'connect' | 'disconnect' | 'timeout'
>;

const subjects: [string, (origin: string) => Subject][] = [
  [
    'the lean socket',
    (origin) =>
      new LeanSocket<Facts>({ origin, path: PATH, namespace: '/visitor', query: { site: 's' } }),
  ],
  [
    'the official client',
    (origin) =>
      io(`${origin}/visitor`, {
        path: PATH,
        query: { site: 's' },
        transports: ['websocket', 'polling'],
        tryAllTransports: true,
        autoConnect: false,
        forceNew: true,
        reconnectionDelay: 100,
      }) as unknown as Subject,
  ],
];

let http: HttpServer;
let server: Server;
let page: Subject;
const opened: string[] = [];

/** A stock Socket.IO server that echoes, refuses or lets go, as it is asked. */
async function listen(port: number, transports: ('polling' | 'websocket')[]): Promise<string> {
  http = createServer();
  server = new Server(http, { path: PATH, transports });
  server.of('/visitor').use((socket, next) => {
    const refused = socket.handshake.query['site'] !== 's';
    next(refused ? Object.assign(new Error('no'), { data: { code: 'unknown_site' } }) : undefined);
  });
  server.of('/visitor').on('connection', (socket) => {
    opened.push(socket.conn.transport.name);
    socket.on('echo', (payload, ack) => ack({ ok: true, data: payload }));
    socket.on('never', () => {});
    socket.on('count', (upTo: number) => {
      for (let seq = 1; seq <= upTo; seq++) socket.emit('entry:appended', { seq });
    });
    socket.on('let me go', () => socket.disconnect());
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', () => resolve()));
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

const ask = (event: string, payload: unknown, ms = 2_000): Promise<unknown> =>
  new Promise((resolve, reject) => {
    page.timeout(ms).emit(event, payload, (timedOut, ack) => {
      if (timedOut) reject(timedOut);
      else resolve(ack);
    });
  });
const isConnected = () => vi.waitFor(() => expect(page.connected).toBe(true), 5_000);

describe.each(subjects)('%s', (_name, create) => {
  let origin: string;
  beforeEach(async () => {
    opened.length = 0;
    origin = await listen(0, ['polling', 'websocket']);
    page = create(origin);
  });
  afterEach(async () => {
    page.disconnect();
    await server.close();
  });

  test('connects by WebSocket, asks and is answered', async () => {
    page.connect();
    await isConnected();
    expect(opened).toEqual(['websocket']);
    const payload = { text: '안녕하세요 "quoted", [1,2] \n line two' };
    expect(await ask('echo', payload)).toEqual({ ok: true, data: payload });
  });

  test('hears every event once, in order', async () => {
    const heard: number[] = [];
    page.on('entry:appended', ({ seq }) => heard.push(seq)).connect();
    await isConnected();
    page.timeout(100).emit('count', 50, () => {});
    await vi.waitFor(() => expect(heard).toHaveLength(50));
    expect(heard).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
  });

  test('gives up waiting for an ack that does not come', async () => {
    page.connect();
    await isConnected();
    await expect(ask('never', null, 50)).rejects.toThrow(/no answer|timed out/);
  });

  test('falls back to polling where no WebSocket opens', async () => {
    await server.close();
    page = create(await listen(0, ['polling']));
    page.connect();
    await isConnected();
    expect(opened).toEqual(['polling']);
    expect(await ask('echo', 'by polling')).toEqual({ ok: true, data: 'by polling' });
  });

  test('says that it was let go, and comes back when it is told to', async () => {
    const reasons: string[] = [];
    page.on('disconnect', (reason) => reasons.push(reason)).connect();
    await isConnected();
    page.timeout(100).emit('let me go', null, () => {});
    await vi.waitFor(() => expect(reasons).toEqual(['io server disconnect']));
    expect(page.active).toBe(false);
    page.connect();
    await isConnected();
  });

  test('comes back by itself when the server does', async () => {
    const reasons: string[] = [];
    page.on('disconnect', (reason) => reasons.push(reason)).connect();
    await isConnected();
    await server.close();
    await vi.waitFor(() => expect(page.connected).toBe(false));
    expect(reasons).toHaveLength(1);
    expect(page.active).toBe(true);
    await listen(Number(new URL(origin).port), ['polling', 'websocket']);
    await isConnected();
    expect(await ask('echo', 'back')).toEqual({ ok: true, data: 'back' });
  });

  test('goes for good when it is told to, and can come again', async () => {
    const reasons: string[] = [];
    page.on('disconnect', (reason) => reasons.push(reason)).connect();
    await isConnected();
    page.disconnect();
    expect(page.connected).toBe(false);
    expect(reasons).toEqual(['io client disconnect']);
    page.connect();
    await isConnected();
  });
});

test('the lean socket hears why it was refused, and does not try again by itself', async () => {
  const origin = await listen(0, ['polling', 'websocket']);
  const options = { origin, path: PATH, namespace: '/visitor', query: { site: 'another' } };
  const refused = new LeanSocket<Facts>(options);
  const codes: unknown[] = [];
  refused.on('connect_error', ({ data }) => codes.push(data?.code)).connect();
  await vi.waitFor(() => expect(codes).toEqual(['unknown_site']));
  expect(refused.active).toBe(false);
  await server.close();
});

test('the lean socket answers what it asked with an error when the connection goes', async () => {
  page = subjects[0]?.[1](await listen(0, ['websocket'])) as Subject;
  page.connect();
  await isConnected();
  const asked = ask('never', null, 60_000);
  page.disconnect();
  await expect(asked).rejects.toThrow('io client disconnect');
  await server.close();
});
