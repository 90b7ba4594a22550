import { parseCookie } from 'cookie';
import type { AgentProfile } from '../../shared/model.ts';
import type { Refusal } from '../../shared/errors.ts';
import { hashOf, newToken } from '../ids.ts';
import type { Agent, AgentSession, Store } from '../store/store.ts';
import type { Limits } from './limits.ts';
import { isLongEnough, type Passwords } from './passwords.ts';

/** An agent who has proved who they are, and the session they did it in. */
export type SignedIn = { readonly agent: Agent; readonly session: AgentSession };
/** A new session; the cookie's value is told once and stored only as a hash. */
export type Admitted = SignedIn & { readonly cookie: string };
export type Admission =
  ({ readonly ok: true } & Admitted) | { readonly ok: false; readonly error: Refusal };

export type AccessParts = {
  readonly store: Store;
  readonly limits: Limits;
  readonly passwords: Passwords;
};

const refused = (code: Refusal['code'], retryAfterMs?: number): Admission => ({
  ok: false,
  error: retryAfterMs === undefined ? { code } : { code, retryAfterMs },
});

export const toProfile = ({ id, displayName, login }: Agent): AgentProfile => ({
  id,
  displayName,
  login,
});

async function admit(store: Store, agent: Agent): Promise<Admission> {
  const cookie = newToken();
  const now = await store.now();
  const session: AgentSession = {
    hash: hashOf(cookie),
    agentId: agent.id,
    csrf: newToken(),
    createdAt: now,
    seenAt: now,
  };
  await store.saveSession(session);
  // Who signs in is at the desk; they can step away with one press.
  await store.setAvailable(agent.id, true);
  return { ok: true, agent, session, cookie };
}

/** Says the same, after the same time, for a login that nobody has and a password that is wrong. */
export async function signIn(
  { store, limits, passwords }: AccessParts,
  login: string,
  password: string,
  address: string,
): Promise<Admission> {
  const wait = (await limits.address.take(address)) ?? (await limits.login.take(login));
  if (wait !== null) return refused('rate_limited', wait);
  const agent = await store.agentByLogin(login);
  const right = await passwords.verify(agent?.passwordHash ?? null, password);
  if (right === null) return refused('rate_limited', 1_000);
  if (!agent || agent.disabled || !right) return refused('wrong_credentials');
  await limits.login.forgive(login);
  return admit(store, agent);
}

const needsPassword = (agent: Agent): boolean => !agent.passwordless;

/** Whose link this is, without spending it; null when it is spent. */
export async function lookAtInvite(store: Store, token: string) {
  const agentId = await store.invite(hashOf(token), false);
  const agent = agentId && (await store.agent(agentId));
  if (!agent || agent.disabled) return null;
  const { login, displayName } = agent;
  return { login, displayName, needsPassword: needsPassword(agent) };
}

async function hashChosen(
  passwords: Passwords,
  password: string | null,
): Promise<Refusal | { readonly passwordHash: string }> {
  if (password === null || !isLongEnough(password)) return { code: 'weak_password' };
  const passwordHash = await passwords.hash(password);
  return passwordHash === null ? { code: 'rate_limited', retryAfterMs: 1_000 } : { passwordHash };
}

/** Spends a one-time link; sets the password that came with it, where one is needed. */
export async function redeemInvite(
  { store, limits, passwords }: AccessParts,
  token: string,
  password: string | null,
  address: string,
): Promise<Admission> {
  const wait = await limits.address.take(address);
  if (wait !== null) return refused('rate_limited', wait);
  const look = await lookAtInvite(store, token);
  if (!look) return refused('invite_spent');
  const chosen = look.needsPassword ? await hashChosen(passwords, password) : null;
  if (chosen && 'code' in chosen) return refused(chosen.code, chosen.retryAfterMs);
  const agentId = await store.invite(hashOf(token), true);
  const agent = agentId && (await store.agent(agentId));
  if (!agent || agent.disabled) return refused('invite_spent');
  if (chosen) {
    await store.saveAgent({ ...agent, ...chosen });
    await store.endSessionsOf(agent.id);
  }
  return admit(store, agent);
}

/** The cookie's name. `__Host-` makes browsers insist on Secure and on no other host; needs https. */
export const cookieName = (secure: boolean): string =>
  secure ? '__Host-porchlight' : 'porchlight';

export const readCookie = (header: string | undefined, secure: boolean): string | null =>
  parseCookie(header ?? '')[cookieName(secure)] ?? null;

/** Who a session belongs to, read afresh each time: nothing is believed longer than it is true. */
export async function authenticate(store: Store, cookie: string | null): Promise<SignedIn | null> {
  return cookie === null ? null : resume(store, hashOf(cookie));
}

export async function resume(store: Store, sessionHash: string): Promise<SignedIn | null> {
  const session = await store.session(sessionHash);
  const agent = session && (await store.agent(session.agentId));
  return agent && !agent.disabled ? { agent, session } : null;
}
