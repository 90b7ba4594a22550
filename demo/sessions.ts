import { randomBytes } from 'node:crypto';
import { NO_TRIES, type Tries } from './sign-in.ts';

/** User ids whose tries one session remembers; the one tried longest ago is dropped first. */
export const TRIES_PER_SESSION = 10;

export interface Session {
  readonly id: string;
  /** The user id last typed, kept for the pages that follow a redirect. */
  readonly userId: string;
  /** The account that is signed in, or `null`. */
  readonly accountId: string | null;
  readonly tries: ReadonlyMap<string, Tries>;
}

/** What the demo remembers of each browser, in memory only. */
export interface Sessions {
  /** The session of that id, which then counts as the one used last. */
  find(id: string): Session | undefined;
  /** Starts a session with a fresh random id; over the limit the one unused longest is dropped. */
  create(): Session;
  save(session: Session): void;
  /** Gives a session a new id, so that an id known before the sign-in is worth nothing after it. */
  renew(session: Session): Session;
  remove(id: string): void;
  readonly size: number;
}

/** Keeps at most `limit` sessions, so that a crawler cannot fill the memory. */
export function createSessions(limit: number): Sessions {
  const byId = new Map<string, Session>();

  const save = (session: Session): void => {
    byId.delete(session.id);
    byId.set(session.id, session);
    for (const oldest of byId.keys()) {
      if (byId.size <= limit) break;
      byId.delete(oldest);
    }
  };
  const start = (session: Omit<Session, 'id'>): Session => {
    const started = { ...session, id: randomBytes(16).toString('base64url') };
    save(started);
    return started;
  };

  return {
    find(id) {
      const session = byId.get(id);
      if (session !== undefined) save(session);
      return session;
    },
    create: () => start({ userId: '', accountId: null, tries: new Map() }),
    save,
    renew(session) {
      byId.delete(session.id);
      return start(session);
    },
    remove(id) {
      byId.delete(id);
    },
    get size() {
      return byId.size;
    },
  };
}

export function triesOf(session: Session, key: string): Tries {
  return session.tries.get(key) ?? NO_TRIES;
}

/** The session with one user id's tries replaced, bounded by {@link TRIES_PER_SESSION}. */
export function withTries(session: Session, key: string, tries: Tries): Session {
  const others = [...session.tries].filter(([other]) => other !== key);
  return {
    ...session,
    tries: new Map([...others, [key, tries] as const].slice(-TRIES_PER_SESSION)),
  };
}
