import type { Server as HttpServer } from 'node:http';
import type { Express } from 'express';
import { Server } from 'socket.io';
import { LIVE_PATH } from '../shared/events.ts';
import { LIMITS } from '../shared/limits.ts';
import type { SignedIn } from './access/agent-access.ts';
import { createLimits } from './access/limits.ts';
import { createPasswords } from './access/passwords.ts';
import type { Components, FanOut } from './components.ts';
import { createConsoleApi } from './http/console-api.ts';
import { addHealth } from './http/health.ts';
import { createPages, finishPages } from './http/pages.ts';
import { addTime } from './http/time.ts';
import { newId } from './ids.ts';
import { serveAgents } from './sockets/agent-socket.ts';
import { drain } from './sockets/drain.ts';
import { createGate } from './sockets/gate.ts';
import { createLease } from './sockets/lease.ts';
import { createNews } from './sockets/news.ts';
import { spacesOf } from './sockets/server.ts';
import { signOut } from './sockets/sign-out.ts';
import { createUpkeep } from './sockets/upkeep.ts';
import { serveVisitors } from './sockets/visitor-socket.ts';

export type App = {
  /** Takes the relay's lease in the store and looks at the queue; call it before listening. */
  begin(): Promise<void>;
  /** Asks the pages to come back later, spread over `spreadMs`, and waits until they have left. */
  drain(spreadMs: number): Promise<void>;
  /** Ends connections and timers; the store stays open. */
  close(): Promise<void>;
};

const createIo = (httpServer: HttpServer, fanOut: FanOut | null): Server =>
  new Server(httpServer, {
    ...(fanOut && { adapter: fanOut.adapter }),
    path: LIVE_PATH,
    serveClient: false,
    maxHttpBufferSize: LIMITS.frameBytes,
    // Compressing secrets beside chosen text leaks them; and each socket would cost a window.
    perMessageDeflate: false,
    httpCompression: false,
    connectTimeout: 10_000,
  });

/**
 * Wires the relay onto an HTTP server that somebody else makes listen.
 * @param mount adds further pages before the last handlers
 */
export function createApp(
  httpServer: HttpServer,
  components: Components,
  mount: (pages: Express) => void = () => {},
): App {
  const { store, log, bounds, fanOut, publicOrigin, proxyHops, graceMs } = components;
  const pages = createPages(components.version, components.clientFolder);
  httpServer.on('request', pages);
  const io = createIo(httpServer, fanOut);
  const spaces = spacesOf(io);
  const gate = createGate(io, components);
  const limits = createLimits(bounds, LIMITS.opensPerVisitor, components.counters);
  const news = createNews({ ...spaces, store, log, isAlone: fanOut === null });
  const secure = publicOrigin?.startsWith('https:') ?? false;
  const circleChanged = () => news.refresh.queue();
  const lease = createLease({ ...spaces, store, relayId: newId(), circleChanged });
  const common = { ...news, gate, store, limits, log, lease };
  serveVisitors({ ...common, visitors: spaces.visitors });
  serveAgents({ ...common, ...spaces, secure });
  let draining = false;
  addHealth(pages, store, () => draining);
  addTime(pages);
  const access = { store, limits, passwords: createPasswords(), publicOrigin, proxyHops };
  const signedOut = ({ session, agent }: SignedIn) =>
    signOut({ ...news, store, agents: spaces.agents }, session.hash, agent.id);
  pages.use('/console/api', createConsoleApi({ ...access, signedOut }));
  mount(pages);
  finishPages(pages, log);
  const upkeep = createUpkeep({ ...spaces, ...news, store, log, lease, graceMs });
  return {
    async begin() {
      await upkeep.begin();
      news.dispatch();
    },
    async drain(spreadMs) {
      draining = true;
      gate.shut();
      await drain(spaces, spreadMs);
    },
    async close() {
      news.refresh.stop();
      const closed = io.close();
      // Whoever is still sending a request by now would hold the end up until it times out.
      httpServer.closeAllConnections();
      await closed;
      await upkeep.end().catch((error: unknown) => log.warn('lease not ended', {}, error));
    },
  };
}
