import type { Refusal } from '../shared/errors.ts';
import type { Ack } from '../shared/events.ts';
import type { AgentProfile } from '../shared/model.ts';

/** `csrf` goes into the socket's handshake; the session itself is a cookie no script can read. */
export type SignedIn = { readonly agent: AgentProfile; readonly csrf: string };

/** Whose one-time link this is, and whether they must choose a password first. */
export type Invitation = {
  readonly login: string;
  readonly displayName: string;
  readonly needsPassword: boolean;
};

/** The relay's HTTP side for agents. A relay that cannot be reached is `unavailable`. */
export type SessionApi = {
  /** Who is signed in here; `unauthenticated` when nobody is. */
  current(): Promise<Ack<SignedIn>>;
  signIn(login: string, password: string): Promise<Ack<SignedIn>>;
  /** Gives the agent's conversations back and closes their sockets. */
  signOut(): Promise<Ack<null>>;
  /** Reads a one-time link without spending it. */
  look(token: string): Promise<Ack<Invitation>>;
  /** Spends a one-time link; the password is the one to set, null when none is needed. */
  redeem(token: string, password: string | null): Promise<Ack<SignedIn>>;
};

const SESSION = '/console/api/session';
const INVITE = '/console/api/invite';
const UNAVAILABLE = { ok: false, error: { code: 'unavailable' } } as const;
const UNAUTHENTICATED = { ok: false, error: { code: 'unauthenticated' } } as const;

/** Turns one answer of the relay into an ack; a proxy's own error page counts as `unavailable`. */
async function toAck<T>(response: Response): Promise<Ack<T>> {
  try {
    if (response.ok) {
      const data: T = response.status === 204 ? null : await response.json();
      return { ok: true, data };
    }
    const { error }: { readonly error?: Refusal } = await response.json();
    if (error?.code) return { ok: false, error };
  } catch {
    // Not JSON: the status has to do.
  }
  return response.status === 401 ? UNAUTHENTICATED : UNAVAILABLE;
}

/** @param fetch the page's own, or a test's */
export function createSessionApi(fetch: typeof globalThis.fetch): SessionApi {
  async function ask<T>(method: string, path: string, body?: object): Promise<Ack<T>> {
    try {
      const response = await fetch(path, {
        method,
        // Makes every unsafe request one that a form of another site cannot send (rule AC4).
        headers: { 'x-porchlight': '1', ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      return await toAck<T>(response);
    } catch {
      return UNAVAILABLE;
    }
  }
  return {
    current: () => ask('GET', SESSION),
    signIn: (login, password) => ask('POST', SESSION, { login, password }),
    signOut: () => ask('DELETE', SESSION),
    look: (token) => ask('POST', `${INVITE}/look`, { token }),
    redeem: (token, password) =>
      ask('POST', INVITE, password === null ? { token } : { token, password }),
  };
}
