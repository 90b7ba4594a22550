import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isSubscription, TcpProxy } from './tcp-proxy.ts';
import { until } from './until.ts';

const SUBSCRIBE = '*2\r\n$9\r\nSUBSCRIBE\r\n$4\r\nnews\r\n';

/** Each socket that the target got, and all that arrived on it; the target answers in capitals. */
type Arrived = { readonly socket: Socket; text: string };
let arrived: Arrived[];
let target: ReturnType<typeof createServer>;
let proxy: TcpProxy;
let clients: Socket[];

beforeEach(async () => {
  arrived = [];
  clients = [];
  target = createServer((socket) => {
    const one = { socket, text: '' };
    arrived.push(one);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      one.text += String(chunk);
      socket.write(String(chunk).toUpperCase());
    });
  }).listen(0, '127.0.0.1');
  await once(target, 'listening');
  const { port } = target.address() as AddressInfo;
  proxy = await new TcpProxy(port).start();
});

afterEach(async () => {
  for (const client of clients) client.destroy();
  await proxy.end();
  target.close();
  for (const { socket } of arrived) socket.destroy();
});

/** Puts a proxy that selects subscribers in the place of the plain one. */
async function selectSubscribers(): Promise<void> {
  await proxy.end();
  const { port } = target.address() as AddressInfo;
  proxy = await new TcpProxy(port, { select: isSubscription }).start();
}

async function newClient() {
  const before = arrived.length;
  const socket = connect(proxy.port, '127.0.0.1');
  clients.push(socket);
  const client = { socket, heard: '', closed: false };
  socket.on('error', () => {});
  socket.on('close', () => (client.closed = true));
  socket.on('data', (chunk) => (client.heard += String(chunk)));
  await once(socket, 'connect');
  const peer = await until('the target to get it', () => arrived[before]);
  return { ...client, peer, state: client };
}

const hears = (client: { state: { heard: string } }, text: string) =>
  until(`"${text}", not "${client.state.heard}"`, () => client.state.heard === text);

test('bytes pass both ways, in order, and so does the end', async () => {
  const client = await newClient();
  const long = 'a'.repeat(300_000);
  client.socket.write(long);
  client.socket.write('b');
  await hears(client, `${long}b`.toUpperCase());
  client.socket.end();
  await until('the target to hear of the end', () => client.peer.socket.destroyed);
  await until('no connection', () => proxy.connections === 0);
  expect(client.peer.text).toBe(`${long}b`);
});

test('a target that is away closes the connection of the client', async () => {
  target.close();
  const socket = connect(proxy.port, '127.0.0.1');
  await once(socket, 'close');
  expect(proxy.connections).toBe(0);
});

test('a cut ends every connection on both sides and lets new ones in', async () => {
  const [one, two] = [await newClient(), await newClient()];
  proxy.cut();
  await until('both clients to know', () => one.state.closed && two.state.closed);
  await until('the target to know', () => arrived.every(({ socket }) => socket.destroyed));
  const three = await newClient();
  three.socket.write('hello');
  await hears(three, 'HELLO');
  expect(proxy.connections).toBe(1);
});

test('refusing turns new connections away and keeps those that are open, until accepting', async () => {
  const open = await newClient();
  const { port } = proxy;
  proxy.refuse();
  const [error] = (await once(connect(port, '127.0.0.1'), 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
  open.socket.write('still here');
  await hears(open, 'STILL HERE');
  await proxy.accept();
  expect(proxy.port).toBe(port);
  const late = await newClient();
  late.socket.write('hello');
  await hears(late, 'HELLO');
});

test('a black hole for both ways loses bytes for good and keeps connections open', async () => {
  const client = await newClient();
  proxy.blackhole('both');
  client.socket.write('lost');
  client.peer.socket.write('lost too');
  await until('both to be lost', () => proxy.lostBytes === 'lost'.length + 'lost too'.length);
  await proxy.heal();
  client.socket.write('again');
  await hears(client, 'AGAIN');
  expect(client.peer.text).toBe('again');
  expect(client.state.closed).toBe(false);
});

test('a black hole for one way lets the other pass', async () => {
  const client = await newClient();
  proxy.blackhole('in');
  client.socket.write('lost');
  client.peer.socket.write('told');
  await hears(client, 'told');
  await until('it to be lost', () => proxy.lostBytes === 'lost'.length);
  expect(client.peer.text).toBe('');
  await proxy.heal();
  proxy.blackhole('out');
  client.socket.write('asked');
  await until('the question to arrive', () => client.peer.text === 'asked');
  await until('the answer to be lost', () => proxy.lostBytes === 'lostASKED'.length);
  await proxy.heal();
  client.peer.socket.write(' again');
  await hears(client, 'told again');
});

test('an end inside a black hole is heard of only after it', async () => {
  const client = await newClient();
  proxy.blackhole('both');
  client.socket.destroy();
  const other = await newClient();
  other.socket.destroy();
  await until('the client to be gone', () => client.state.closed && other.state.closed);
  expect(client.peer.socket.destroyed).toBe(false);
  await proxy.heal();
  await until('the target to hear of it', () => client.peer.socket.destroyed);
});

test('a delay holds each way up for so long, and nothing overtakes when it ends', async () => {
  const client = await newClient();
  proxy.delay(60);
  const since = performance.now();
  client.socket.write('slow ');
  await until('the slow one to arrive', () => client.peer.text === 'slow ');
  expect(performance.now() - since).toBeGreaterThanOrEqual(59);
  await proxy.heal();
  client.socket.write('fast');
  await hears(client, 'SLOW FAST');
  expect(performance.now() - since).toBeGreaterThanOrEqual(119);
});

test('only selected connections fall into the black hole', async () => {
  await selectSubscribers();
  const [subscriber, commander] = [await newClient(), await newClient()];
  subscriber.socket.write('HELLO 3\r\n');
  await hears(subscriber, 'HELLO 3\r\n');
  expect(proxy.selected).toBe(0);
  subscriber.socket.write(SUBSCRIBE);
  await until('the subscription', () => subscriber.peer.text.endsWith(SUBSCRIBE));
  expect([proxy.connections, proxy.selected]).toEqual([2, 1]);
  proxy.blackhole('both');
  subscriber.peer.socket.write('news');
  commander.socket.write('ping');
  await hears(commander, 'PING');
  await until('the news to be lost', () => proxy.lostBytes === 'news'.length);
  expect(subscriber.state.heard).not.toContain('news');
  proxy.cut('selected');
  await until('the subscriber to be cut', () => subscriber.state.closed);
  expect(commander.state.closed).toBe(false);
});

test('a connection is selected by a word torn between two chunks, and falls in at once', async () => {
  await selectSubscribers();
  const client = await newClient();
  proxy.blackhole('in');
  client.socket.write(SUBSCRIBE.slice(0, 12));
  await until('the first half', () => client.peer.text === SUBSCRIBE.slice(0, 12));
  client.socket.write(SUBSCRIBE.slice(12));
  await until('the selection', () => proxy.selected === 1);
  expect(client.peer.text).toBe(SUBSCRIBE.slice(0, 12));
});

test.each([
  ['*2\r\n$10\r\npsubscribe\r\n$1\r\n*\r\n', true],
  ['*2\r\n$10\r\nSSUBSCRIBE\r\n$1\r\na\r\n', true],
  ['*1\r\n$4\r\nPING\r\n*2\r\n$9\r\nsubscribe\r\n$1\r\na\r\n', true],
  ['*2\r\n$11\r\nunsubscribe\r\n$1\r\na\r\n', false],
  ['*2\r\n$7\r\npublish\r\n$9\r\nsubscribe\r\n', false],
  ['*3\r\n$3\r\nset\r\n$1\r\na\r\n$16\r\nplease subscribe\r\n', false],
])('%j subscribes: %s', (bytes, expected) => {
  expect(isSubscription(Buffer.from(bytes))).toBe(expected);
});
