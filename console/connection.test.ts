import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { afterEach, expect, test, vi } from 'vitest';
import { LIVE_PATH } from '../shared/events.ts';
import type { Schedule } from '../shared/timers.ts';
import { connectAgent, type Connection } from './connection.ts';
import { sampleInbox } from './testing/samples.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

type Hello = (ack: (answer: unknown) => void, socket: Socket) => void;
const welcome = { agent: { id: 'a', login: 'minji', displayName: 'Minji' }, inbox: sampleInbox() };

const soon: Schedule = (ms, run) => {
  const timer = setTimeout(run, Math.min(ms, 20));
  return () => clearTimeout(timer);
};
const never: Schedule = () => () => {};

/** A Socket.IO server that answers hellos as told, and a console connected to it. */
async function createLine(
  hello: Hello = (ack) => ack({ ok: true, data: welcome }),
  guard?: (socket: Socket) => Error | undefined,
  schedule: Schedule = soon,
) {
  const http = createServer();
  const io = new Server(http, { path: LIVE_PATH });
  const sockets: Socket[] = [];
  const agents = io.of('/agent');
  agents.use((socket, next) => next(guard?.(socket)));
  agents.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('session:hello', (_, ack) => hello(ack, socket));
  });
  await new Promise<void>((resolve) => http.listen(0, resolve));
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const heard: string[] = [];
  const note = (name: string) => () => void heard.push(name);
  const connection: Connection = connectAgent(
    {
      origin: `http://127.0.0.1:${port}`,
      csrf: 'secret',
      schedule,
      random: () => 0,
    },
    {
      live: note('live'),
      down: note('down'),
      draining: note('draining'),
      ended: ({ code }) => void heard.push(`ended ${code}`),
      outdated: note('outdated'),
      'inbox:changed': note('inbox'),
      'entry:appended': note('entry'),
      'conversation:head': note('head'),
      'conversation:marked': note('marked'),
      'visitor:typing': note('typing'),
      'relay:store': ({ available }) => void heard.push(`store ${available ? 'back' : 'away'}`),
    },
  );
  cleanups.push(
    () => connection.stop(),
    () => io.close(),
  );
  return { sockets, heard, connection };
}

test('a console says hello with its proof, then hears facts', async () => {
  const line = await createLine();
  await expect.poll(() => line.heard).toEqual(['live']);
  const [socket] = line.sockets;
  expect(socket?.handshake.query['console']).toBe('1');
  expect(socket?.handshake.auth).toEqual({ csrf: 'secret' });
  socket?.emit('inbox:changed', sampleInbox());
  socket?.emit('visitor:typing', {});
  await expect.poll(() => line.heard).toEqual(['live', 'inbox', 'typing']);
});

test('[RS3] a console whose line breaks says hello again on the next', async () => {
  const line = await createLine();
  await expect.poll(() => line.heard).toEqual(['live']);
  line.sockets[0]?.conn.close();
  await expect.poll(() => line.heard).toEqual(['live', 'down', 'live']);
});

test('a console that the relay disconnected comes back by itself', async () => {
  const line = await createLine();
  await expect.poll(() => line.heard).toEqual(['live']);
  line.sockets[0]?.disconnect();
  await expect.poll(() => line.heard).toEqual(['live', 'down', 'live']);
});

test('a hello that cannot be answered now is said again', async () => {
  let hellos = 0;
  const line = await createLine((ack) =>
    ack(
      ++hellos === 1 ? { ok: false, error: { code: 'unavailable' } } : { ok: true, data: welcome },
    ),
  );
  await expect.poll(() => line.heard).toEqual(['live']);
  expect(hellos).toBe(2);
});

test('[RL3] a hello refused for now is said again at once when the store is back', async () => {
  let hellos = 0;
  const line = await createLine(
    (ack, socket) => {
      if (++hellos > 1) return ack({ ok: true, data: welcome });
      socket.emit('relay:store', { available: false });
      ack({ ok: false, error: { code: 'unavailable' } });
    },
    undefined,
    never,
  );
  await expect.poll(() => line.heard).toEqual(['store away']);
  line.sockets[0]?.emit('relay:store', { available: true });
  await expect.poll(() => line.heard).toEqual(['store away', 'store back', 'live']);
});

test('[PR4] a session that ended closes the line for good', async () => {
  const line = await createLine();
  await expect.poll(() => line.heard).toEqual(['live']);
  line.sockets[0]?.emit('session:ended', { code: 'token_expired' });
  await expect.poll(() => line.heard).toEqual(['live', 'ended token_expired']);
  await vi.waitFor(() => expect(line.sockets[0]?.connected).toBe(false));
});

test('a console without a session is turned away at the door', async () => {
  const line = await createLine(undefined, () =>
    Object.assign(new Error('no'), { data: { code: 'unauthenticated' } }),
  );
  await expect.poll(() => line.heard).toEqual(['ended unauthenticated']);
});

test('a door that is shut for now is tried again', async () => {
  let tries = 0;
  const line = await createLine(undefined, () =>
    ++tries === 1 ? Object.assign(new Error('no'), { data: { code: 'unavailable' } }) : undefined,
  );
  await expect.poll(() => line.heard).toEqual(['live']);
});

test('a page too old for the relay is told', async () => {
  const line = await createLine((ack) =>
    ack({ ok: false, error: { code: 'unsupported_protocol' } }),
  );
  await expect.poll(() => line.heard).toEqual(['outdated']);
});

test('[TR2] a draining relay is left when it says, and found again', async () => {
  const line = await createLine();
  await expect.poll(() => line.heard).toEqual(['live']);
  line.sockets[0]?.emit('relay:draining', { inMs: 10 });
  await expect.poll(() => line.heard).toEqual(['live', 'draining', 'down', 'live']);
});

test('a request answers unavailable while there is no line', async () => {
  const line = await createLine();
  await expect.poll(() => line.heard).toEqual(['live']);
  line.connection.stop();
  const ack = await line.connection.request('presence:set', { available: true });
  expect(ack).toEqual({ ok: false, error: { code: 'unavailable' } });
});
