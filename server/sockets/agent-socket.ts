import { timingSafeEqual } from 'node:crypto';
import { isSpoken, type AgentHello, type AgentWelcome } from '../../shared/events.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { AGENT_SCHEMAS } from '../../shared/schemas.ts';
import { authenticate, readCookie, resume, toProfile } from '../access/agent-access.ts';
import type { Limits } from '../access/limits.ts';
import {
  agentCloses,
  agentMarks,
  agentSends,
  agentSync,
  agentTypes,
  claimConversation,
  setAvailable,
} from '../conversations/agent-cases.ts';
import { done, refuse, type Fact, type Outcome } from '../conversations/facts.ts';
import { readDesk, readInbox } from '../conversations/views.ts';
import type { Log } from '../log.ts';
import type { Agent, Store } from '../store/store.ts';
import { createDoor, row, type Row } from './door.ts';
import type { Gate } from './gate.ts';
import type { Lease } from './lease.ts';
import type { Peers } from './peers.ts';
import { agentRoom, sessionRoom, type AgentData, type AgentSocket, type Spaces } from './server.ts';
import { giveBack } from './sign-out.ts';

export type AgentSocketParts = Spaces & {
  readonly gate: Gate;
  readonly store: Store;
  readonly limits: Limits;
  readonly log: Log;
  readonly peers: Peers;
  readonly lease: Lease;
  /** Whether session cookies are Secure: the relay is reached over https. */
  readonly secure: boolean;
  publish(facts: readonly Fact[]): void;
};

const sameSecret = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

async function greet(
  parts: AgentSocketParts,
  agent: Agent,
  hello: AgentHello,
): Promise<Outcome<AgentWelcome>> {
  if (!isSpoken(hello.proto)) return refuse('unsupported_protocol');
  const { store, lease } = parts;
  await lease.connect({ side: 'agent', id: agent.id });
  const inbox = await readInbox(store, await readDesk(store), agent);
  return done({ agent: toProfile(agent), inbox }, { kind: 'queue' });
}

function tableOf(parts: AgentSocketParts): Map<string, Row<Agent>> {
  const { store } = parts;
  const theirs =
    <Payload, Reply>(
      run: (store: Store, agent: Agent, payload: Payload) => Promise<Outcome<Reply>>,
    ) =>
    (agent: Agent, payload: Payload) =>
      run(store, agent, payload);
  return new Map([
    [
      'session:hello',
      row(AGENT_SCHEMAS['session:hello'], (agent: Agent, hello: AgentHello) =>
        greet(parts, agent, hello),
      ),
    ],
    ['presence:set', row(AGENT_SCHEMAS['presence:set'], theirs(setAvailable))],
    ['conversation:claim', row(AGENT_SCHEMAS['conversation:claim'], theirs(claimConversation))],
    ['conversation:sync', row(AGENT_SCHEMAS['conversation:sync'], theirs(agentSync))],
    ['conversation:close', row(AGENT_SCHEMAS['conversation:close'], theirs(agentCloses))],
    ['conversation:typing', row(AGENT_SCHEMAS['conversation:typing'], theirs(agentTypes))],
    ['conversation:mark', row(AGENT_SCHEMAS['conversation:mark'], theirs(agentMarks))],
    ['message:send', row(AGENT_SCHEMAS['message:send'], theirs(agentSends))],
  ]);
}

/**
 * The last page of an agent here has gone: nothing new for them. What they hold waits for the
 * grace, unless their session has ended.
 */
async function left(parts: AgentSocketParts, { agentId, sessionHash }: AgentData) {
  const { agents, store, publish, lease } = parts;
  if (agents.adapter.rooms.has(agentRoom(agentId))) return;
  await lease.disconnect(agentId);
  publish([{ kind: 'queue' }]);
  const [ended] = await store.endedSessions([sessionHash]);
  if (ended !== undefined) await giveBack(parts, agentId);
}

function serve(parts: AgentSocketParts, table: Map<string, Row<Agent>>, socket: AgentSocket) {
  const { store, limits, log, publish } = parts;
  const { data } = socket;
  const { agentId, sessionHash } = data;
  const door = createDoor<Agent>({
    table,
    limits,
    log,
    publish,
    actor: async () => (await resume(store, sessionHash))?.agent ?? null,
    personOf: (agent) => agent.id,
  });
  socket.onAny(door);
  socket.on('disconnect', () => {
    left(parts, data).catch((error: unknown) => log.warn('a leave was not told', {}, error));
  });
  void socket.join([agentRoom(agentId), sessionRoom(sessionHash)]);
}

/** Lets consoles in: same origin, a live session's cookie, and its token against forgery (AC4). */
export function serveAgents(parts: AgentSocketParts): void {
  const table = tableOf(parts);
  async function admit(socket: AgentSocket): Promise<ErrorCode | null> {
    if (parts.gate.passOf(socket.request)?.kind !== 'console') return 'unauthenticated';
    const cookie = readCookie(socket.request.headers.cookie, parts.secure);
    const signedIn = await authenticate(parts.store, cookie);
    const csrf: unknown = socket.handshake.auth['csrf'];
    if (!signedIn || typeof csrf !== 'string') return 'unauthenticated';
    if (!sameSecret(csrf, signedIn.session.csrf)) return 'unauthenticated';
    socket.data = { agentId: signedIn.agent.id, sessionHash: signedIn.session.hash };
    return null;
  }
  async function letIn(socket: AgentSocket, next: (refusal?: Error) => void): Promise<void> {
    // A store that does not answer says nothing about the session: the console tries again.
    const code = await admit(socket).catch(() => 'unavailable' as const);
    next(code === null ? undefined : Object.assign(new Error('refused'), { data: { code } }));
  }
  parts.agents.use((socket, next) => void letIn(socket, next));
  parts.agents.on('connection', (socket) => serve(parts, table, socket));
}
