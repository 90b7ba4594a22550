import { ServerResponse, type IncomingMessage } from 'node:http';
import type { Server } from 'socket.io';
import { addressOf } from '../access/addresses.ts';
import { isAllowedOrigin, originOf, ownOrigin } from '../access/origins.ts';
import type { Components } from '../components.ts';
import type { Site, Store } from '../store/store.ts';
import { answerRefusal, type Refused } from './refusal.ts';

/** What a connection was let in as. It stays that, whatever a later request of it says. */
export type Pass =
  | { readonly kind: 'visitor'; readonly origin: string; readonly site: Site }
  | { readonly kind: 'console'; readonly origin: string };

export type Gate = {
  /** What the connection behind a socket was let in as. */
  passOf(request: IncomingMessage): Pass | null;
  /** New connections are refused from here on; those that are open stay. */
  shut(): void;
};

type EngineClient = NodeJS.EventEmitter & {
  readonly id: string;
  readonly request: IncomingMessage;
};

type Verdict = Pass | { readonly kind: 'refused'; readonly code: Refused };

const refused = (code: Refused) => ({ kind: 'refused', code }) as const;

/**
 * The query as the engine itself read it before it asked us: reading the address a second time, in
 * another way, would let a session id through that only the engine sees. Empty is absent to both.
 */
type EngineRequest = IncomingMessage & { readonly _query: Readonly<Record<string, string>> };

/**
 * Whether a request comes from the page whose connection it names. A connection that was let in stays what it was, while the same page
 * speaks: the store is not asked again, so that its polls go on while the store is away.
 */
function isSamePage(pass: Pass, request: EngineRequest, publicOrigin: string | null): boolean {
  if (originOf(request, publicOrigin) !== pass.origin) return false;
  const siteId = request._query['site'];
  return pass.kind === 'visitor' ? siteId === pass.site.id : !siteId;
}

/** An unknown site and a foreign origin get the same answer (threat T2). */
async function judge(
  request: EngineRequest,
  store: Store,
  publicOrigin: string | null,
): Promise<Verdict> {
  const origin = originOf(request, publicOrigin);
  if (origin === null) return refused('origin_refused');
  const siteId = request._query['site'];
  if (!siteId) {
    const own = origin === ownOrigin(request, publicOrigin);
    return own ? { kind: 'console', origin } : refused('origin_refused');
  }
  const site = await store.site(siteId);
  const allowed = site !== null && isAllowedOrigin(site.origins, origin);
  return allowed ? { kind: 'visitor', origin, site } : refused('origin_refused');
}

/** Counts open connections by address. */
function createCensus(bound: number) {
  const open = new Map<string, number>();
  return {
    isFull: (address: string) => (open.get(address) ?? 0) >= bound,
    enter(address: string) {
      open.set(address, (open.get(address) ?? 0) + 1);
      return () => {
        const left = (open.get(address) ?? 1) - 1;
        if (left > 0) open.set(address, left);
        else open.delete(address);
      };
    },
  };
}

/** What requests and the engine's sessions were let in as: a session id alone opens nothing. */
function createPasses(io: Server, bound: number, proxyHops: number) {
  const byRequest = new WeakMap<IncomingMessage, Pass>();
  const bySid = new Map<string, Pass>();
  const census = createCensus(bound);
  /** How to leave, for handshakes that are no connection yet. */
  const arriving = new WeakMap<IncomingMessage, () => void>();
  const takeOver = (request: IncomingMessage) => {
    const leave = arriving.get(request);
    arriving.delete(request);
    return leave;
  };
  io.engine.on('connection', (client: EngineClient) => {
    const leave = takeOver(client.request);
    const pass = byRequest.get(client.request);
    if (pass) bySid.set(client.id, pass);
    client.once('close', () => {
      leave?.();
      bySid.delete(client.id);
    });
  });
  return {
    byRequest,
    bySid,
    /** Takes a place before the handshake, so that many at once do not all find the last one. */
    enter(request: IncomingMessage, response: ServerResponse): boolean {
      const address = addressOf(request, proxyHops);
      if (census.isFull(address)) return false;
      arriving.set(request, census.enter(address));
      response.once('close', () => takeOver(request)?.());
      return true;
    },
  };
}

/**
 * Stands before every request of the engine, polls and upgrades alike, also those that carry a
 * session id: CORS and Socket.IO's own `allowRequest` both leave a way round (OP4).
 */
export function createGate(io: Server, components: Components): Gate {
  const { store, log, bounds, publicOrigin, proxyHops } = components;
  const passes = createPasses(io, bounds.socketsPerAddress, proxyHops);
  let open = true;

  async function check(request: EngineRequest, response: ServerResponse): Promise<Verdict> {
    const sid = request._query['sid'];
    const pass = sid ? passes.bySid.get(sid) : undefined;
    if (pass) return isSamePage(pass, request, publicOrigin) ? pass : refused('origin_refused');
    const verdict = await judge(request, store, publicOrigin);
    if (verdict.kind === 'refused' || sid) return verdict;
    if (!open) return refused('unavailable');
    return passes.enter(request, response) ? verdict : refused('rate_limited');
  }

  async function admit(request: EngineRequest, response: ServerResponse, next: () => void) {
    // While the store is asked nobody else listens on the socket of an upgrade, and one that is
    // reset then would end the process.
    if (!(response instanceof ServerResponse)) request.socket.on('error', () => {});
    const verdict = await check(request, response).catch((error: unknown) => {
      log.error('gate failed', {}, error);
      return refused('unavailable');
    });
    if (verdict.kind === 'refused') {
      const origin = request.headers.origin?.slice(0, 200) ?? null;
      log.warn('connection refused', { code: verdict.code, origin });
      return answerRefusal(request, response, verdict.code);
    }
    passes.byRequest.set(request, verdict);
    response.setHeader('Access-Control-Allow-Origin', verdict.origin);
    response.setHeader('Vary', 'Origin');
    next();
  }

  io.engine.use(admit);
  return {
    passOf: (request) => passes.byRequest.get(request) ?? null,
    shut() {
      open = false;
    },
  };
}
