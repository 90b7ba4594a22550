import { isSpoken, type VisitorHello, type VisitorWelcome } from '../../shared/events.ts';
import { VISITOR_SCHEMAS } from '../../shared/schemas.ts';
import type { Limits } from '../access/limits.ts';
import { done, refuse, type Fact, type Outcome } from '../conversations/facts.ts';
import {
  openConversation,
  visitorCloses,
  visitorMarks,
  visitorSends,
  visitorSync,
  visitorTypes,
  welcome,
  type Visitor,
} from '../conversations/visitor-cases.ts';
import { hashOf, newToken, newVisitorId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Site, Store } from '../store/store.ts';
import { createDoor, row, type Row } from './door.ts';
import type { Gate } from './gate.ts';
import type { Lease } from './lease.ts';
import { visitorRoom, type VisitorData, type VisitorSocket, type VisitorSpace } from './server.ts';

type Known = NonNullable<VisitorData['known']>;

const REFUSED = { data: { code: 'unknown_site' } };

/** A page that has not said hello by then is not one of ours. */
const HELLO_WITHIN_MS = 10_000;

export type VisitorSocketParts = {
  readonly visitors: VisitorSpace;
  readonly gate: Gate;
  readonly store: Store;
  readonly limits: Limits;
  readonly log: Log;
  readonly lease: Lease;
  publish(facts: readonly Fact[]): void;
};

/** Who comes or goes is seen by the agent who has them. */
async function tellHolder({ store, publish }: VisitorSocketParts, visitor: Visitor) {
  const conversation = await store.conversationOf(visitor.id);
  if (conversation?.status === 'assigned') {
    publish([{ kind: 'inbox', agentId: conversation.assigneeId }]);
  }
}

/**
 * A token that nobody knows has run out; or the store that gave it is gone, with the conversation
 * whose epoch the page still has, which must not look like the same (RS9). A conversation that went
 * on after a loss has an epoch of its own: that part of it is lost is as true.
 */
async function whyUnknown(store: Store, { position }: VisitorHello) {
  const epoch = position?.epoch ?? null;
  const isLost = epoch !== null && epoch !== (await store.incarnation());
  return isLost ? 'data_lost' : 'token_expired';
}

/** Proves who a page is and gives it the next token; joins their room before reading the log. */
async function greet(
  parts: VisitorSocketParts,
  socket: VisitorSocket,
  site: Site,
  hello: VisitorHello,
): Promise<Outcome<VisitorWelcome>> {
  if (!isSpoken(hello.proto)) return refuse('unsupported_protocol');
  const token = newToken();
  const id = await parts.store.rotateVisitorToken({
    siteId: site.id,
    presented: hello.token && hashOf(hello.token),
    next: hashOf(token),
    newVisitorId: newVisitorId(),
  });
  if (id === null) return refuse(await whyUnknown(parts.store, hello));
  const visitor = { id, siteId: site.id, siteName: site.name };
  const before = socket.data.known;
  socket.data.known = { visitor, tokenHash: hashOf(token) };
  // The same page as somebody else: whoever it was before is not here any more.
  if (before && before.visitor.id !== id) {
    await socket.leave(visitorRoom(before.visitor.id));
    await left(parts, before);
  }
  await socket.join(visitorRoom(id));
  await parts.lease.connect({ side: 'visitor', id });
  const { told, facts } = await welcome(parts.store, visitor, hello.position);
  await tellHolder(parts, visitor);
  return done({ token, ...told }, ...facts);
}

/** The last page of a visitor here has gone. */
async function left(parts: VisitorSocketParts, { visitor, tokenHash }: Known): Promise<void> {
  const { visitors, store, lease } = parts;
  if (visitors.adapter.rooms.has(visitorRoom(visitor.id))) return;
  await lease.disconnect(visitor.id);
  await store.touchVisitorToken(tokenHash);
  await tellHolder(parts, visitor);
}

function casesOf(store: Store): [string, Row<Visitor>][] {
  const known =
    <Payload, Reply>(
      run: (store: Store, visitor: Visitor, payload: Payload) => Promise<Outcome<Reply>>,
    ) =>
    (visitor: Visitor, payload: Payload) =>
      run(store, visitor, payload);
  return [
    ['conversation:open', row(VISITOR_SCHEMAS['conversation:open'], known(openConversation))],
    ['conversation:sync', row(VISITOR_SCHEMAS['conversation:sync'], known(visitorSync))],
    ['conversation:close', row(VISITOR_SCHEMAS['conversation:close'], known(visitorCloses))],
    ['conversation:typing', row(VISITOR_SCHEMAS['conversation:typing'], known(visitorTypes))],
    ['conversation:mark', row(VISITOR_SCHEMAS['conversation:mark'], known(visitorMarks))],
    ['message:send', row(VISITOR_SCHEMAS['message:send'], known(visitorSends))],
  ];
}

function serve(parts: VisitorSocketParts, socket: VisitorSocket, site: Site): void {
  const { store, limits, log, publish } = parts;
  socket.data.known = null;
  const deadline = setTimeout(() => socket.data.known ?? socket.disconnect(true), HELLO_WITHIN_MS);
  const door = createDoor<Visitor>({
    table: new Map(casesOf(store)),
    limits,
    log,
    publish,
    actor: () => Promise.resolve(socket.data.known?.visitor ?? null),
    personOf: (visitor) => visitor.id,
  });
  const hello = createDoor<Site>({
    table: new Map([
      [
        'session:hello',
        row(VISITOR_SCHEMAS['session:hello'], (at: Site, payload: VisitorHello) =>
          greet(parts, socket, at, payload),
        ),
      ],
    ]),
    limits,
    log,
    publish,
    actor: () => Promise.resolve(site),
    personOf: () => socket.id,
  });
  socket.onAny((event: string, ...args: unknown[]) =>
    event === 'session:hello' ? hello(event, ...args) : door(event, ...args),
  );
  socket.on('disconnect', () => {
    clearTimeout(deadline);
    const { known } = socket.data;
    if (!known) return;
    left(parts, known).catch((error: unknown) => log.warn('a leave was not told', {}, error));
  });
}

/** Lets visitors' pages in: past the gate, as a page of one site, and only through the door. */
export function serveVisitors(parts: VisitorSocketParts): void {
  parts.visitors.use((socket, next) => {
    const pass = parts.gate.passOf(socket.request);
    next(pass?.kind === 'visitor' ? undefined : Object.assign(new Error('refused'), REFUSED));
  });
  parts.visitors.on('connection', (socket) => {
    const pass = parts.gate.passOf(socket.request);
    if (pass?.kind === 'visitor') serve(parts, socket, pass.site);
  });
}
