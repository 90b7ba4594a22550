import type { Server as HttpServer } from 'node:http';
import type { Express } from 'express';
import { Server } from 'socket.io';
import { LIVE_PATH } from '../shared/events.ts';
import { LIMITS } from '../shared/limits.ts';
import type { SignedIn } from './access/agent-access.ts';
import { createLimits } from './access/limits.ts';
import { createPasswords } from './access/passwords.ts';
import type { Components } from './components.ts';
import { releaseAll } from './conversations/agent-cases.ts';
import { createDispatch } from './conversations/dispatch.ts';
import type { Fact } from './conversations/facts.ts';
import { createConsoleApi } from './http/console-api.ts';
import { addHealth } from './http/health.ts';
import { createPages, finishPages } from './http/pages.ts';
import { serveAgents } from './sockets/agent-socket.ts';
import { drain } from './sockets/drain.ts';
import { createGate } from './sockets/gate.ts';
import { createPublish } from './sockets/publish.ts';
import { createRefresh } from './sockets/refresh.ts';
import { agentRoom, sessionRoom, spacesOf, type Spaces } from './sockets/server.ts';
import { startUpkeep } from './sockets/upkeep.ts';
import { serveVisitors } from './sockets/visitor-socket.ts';

export type App = {
  /** Routing looks at the queue: call once the server listens. */
  dispatch(): void;
  /** Asks the pages to come back later, spread over `spreadMs`, and waits until they have left. */
  drain(spreadMs: number): Promise<void>;
  /** Ends connections and timers; the store stays open. */
  close(): Promise<void>;
};

const createIo = (httpServer: HttpServer): Server =>
  new Server(httpServer, {
    path: LIVE_PATH,
    serveClient: false,
    maxHttpBufferSize: LIMITS.frameBytes,
    // Compressing secrets beside chosen text leaks them; and each socket would cost a window.
    perMessageDeflate: false,
    httpCompression: false,
    connectTimeout: 10_000,
  });

/** A session ended by its agent: their pages close, and what they held waits for somebody else. */
async function signedOut(
  { store }: Components,
  { agents }: Spaces,
  publish: (facts: readonly Fact[]) => void,
  { agent, session }: SignedIn,
): Promise<void> {
  await store.endSession(session.hash);
  agents.in(sessionRoom(session.hash)).disconnectSockets(true);
  const elsewhere = await agents.adapter.sockets(new Set([agentRoom(agent.id)]));
  if (elsewhere.size > 0) return;
  await store.setPresence(agent.id, { available: false, connected: false });
  publish([...(await releaseAll(store, agent.id, 'left')), { kind: 'queue' }]);
}

/**
 * Wires the relay onto an HTTP server that somebody else makes listen.
 * @param mount adds further pages before the last handlers
 */
export function createApp(
  httpServer: HttpServer,
  components: Components,
  mount: (pages: Express) => void = () => {},
): App {
  const { store, log, bounds, publicOrigin, proxyHops } = components;
  const pages = createPages(components.version, components.clientFolder);
  httpServer.on('request', pages);
  const io = createIo(httpServer);
  const spaces = spacesOf(io);
  const gate = createGate(io, components);
  const limits = createLimits(bounds, LIMITS.opensPerVisitor);
  const refresh = createRefresh({ ...spaces, store, log });
  const publish = (facts: readonly Fact[]) => tell(facts);
  const dispatch = createDispatch({ store, log, publish });
  const tell = createPublish({ ...spaces, store, log, refresh, dispatch });
  const secure = publicOrigin?.startsWith('https:') ?? false;
  serveVisitors({ visitors: spaces.visitors, gate, store, limits, log, publish });
  serveAgents({ ...spaces, gate, store, limits, log, secure, publish });
  let draining = false;
  addHealth(pages, store, () => draining);
  const access = { store, limits, passwords: createPasswords(), publicOrigin, proxyHops };
  const end = (session: SignedIn) => signedOut(components, spaces, publish, session);
  pages.use('/console/api', createConsoleApi({ ...access, signedOut: end }));
  mount(pages);
  finishPages(pages, log);
  const stopUpkeep = startUpkeep({ ...spaces, store, log, publish, dispatch });
  return {
    dispatch,
    async drain(spreadMs) {
      draining = true;
      gate.shut();
      await drain(spaces, spreadMs);
    },
    async close() {
      stopUpkeep();
      refresh.stop();
      const closed = io.close();
      // Whoever is still sending a request by now would hold the end up until it times out.
      httpServer.closeAllConnections();
      await closed;
    },
  };
}
