import { TIMES } from '../../shared/limits.ts';
import type { VisitorId } from '../../shared/model.ts';
import type { LocalStore } from './local-methods.ts';
import type { Rows } from './rows.ts';
import type { AgentSession, DirectoryStore, TokenRotation } from './store.ts';

/** A session is written again only when its last activity is this old: reads stay reads. */
export const TOUCH_SESSION_AFTER_MS = 60_000;

function takeInvite(rows: Rows, hash: string, take: boolean) {
  const invite = rows.invite(hash);
  if (!invite || invite.expiresAt <= rows.now()) return null;
  if (take) rows.deleteInvite(hash);
  return invite.agentId;
}

const isOver = (session: AgentSession, now: number): boolean =>
  now - session.seenAt >= TIMES.agentIdleMs || now - session.createdAt >= TIMES.agentAbsoluteMs;

function liveSession(rows: Rows, hash: string): AgentSession | null {
  const session = rows.session(hash);
  if (!session) return null;
  const now = rows.now();
  if (isOver(session, now)) {
    rows.deleteSession(hash);
    return null;
  }
  if (now - session.seenAt < TOUCH_SESSION_AFTER_MS) return session;
  const seen = { ...session, seenAt: now };
  rows.saveSession(seen);
  return seen;
}

/**
 * The presented token stays good until its successor is presented: a page that went away before it
 * heard of the successor comes back with what it has (RS7).
 */
function rotate(rows: Rows, rotation: TokenRotation): VisitorId | null {
  const { siteId, presented, next, newVisitorId } = rotation;
  const now = rows.now();
  rows.deleteVisitorTokensBefore(now);
  const token = presented === null ? null : rows.visitorToken(presented);
  if (presented !== null && token?.siteId !== siteId) return null;
  const parent = token?.parent ? rows.visitorToken(token.parent) : null;
  if (parent) {
    const expiresAt = Math.min(parent.expiresAt, now + TIMES.tokenOverlapMs);
    rows.saveVisitorToken({ ...parent, expiresAt, superseded: true });
  }
  const visitorId = token?.visitorId ?? newVisitorId;
  const endsAt = token?.endsAt ?? now + TIMES.visitorAbsoluteMs;
  const expiresAt = Math.min(now + TIMES.visitorIdleMs, endsAt);
  const successor = { hash: next, siteId, visitorId, parent: presented, expiresAt, endsAt };
  rows.saveVisitorToken({ ...successor, superseded: false });
  return visitorId;
}

/** Rules AC3, RS7 and the expiry of sign-ins, over plain rows. */
export const createDirectoryRules = (rows: Rows): Pick<LocalStore, keyof DirectoryStore> => ({
  saveSite: (site) => rows.saveSite(site),
  site: (id) => rows.site(id),
  sites: () => rows.sites(),
  saveAgent(agent) {
    const holder = rows.agentByLogin(agent.login);
    if (holder && holder.id !== agent.id) return false;
    rows.saveAgent(agent);
    return true;
  },
  agent: (id) => rows.agent(id),
  agentByLogin: (login) => rows.agentByLogin(login),
  agents: () => rows.agents(),
  saveInvite: (hash, agentId) =>
    rows.replaceInvites(hash, { agentId, expiresAt: rows.now() + TIMES.inviteMs }),
  invite: (hash, take) => takeInvite(rows, hash, take),
  saveSession(session) {
    const now = rows.now();
    for (const old of rows.sessions()) if (isOver(old, now)) rows.deleteSession(old.hash);
    rows.saveSession(session);
  },
  session: (hash) => liveSession(rows, hash),
  endSession: (hash) => rows.deleteSession(hash),
  isSignedIn: (agentId) =>
    rows.sessions().some((each) => each.agentId === agentId && !isOver(each, rows.now())),
  endedSessions: (hashes) =>
    hashes.filter((hash) => {
      const session = rows.session(hash);
      if (!session || isOver(session, rows.now())) return true;
      return rows.agent(session.agentId)?.disabled ?? true;
    }),
  endSessionsOf: (agentId) => rows.deleteSessionsOf(agentId),
  rotateVisitorToken: (rotation) => rotate(rows, rotation),
  touchVisitorToken(hash) {
    const token = rows.visitorToken(hash);
    if (!token || token.superseded) return;
    const expiresAt = Math.min(rows.now() + TIMES.visitorIdleMs, token.endsAt);
    rows.saveVisitorToken({ ...token, expiresAt });
  },
});
