import { TIMES } from '../../../shared/limits.ts';
import type { Link } from '../../redis/link.ts';
import { TOUCH_SESSION_AFTER_MS } from '../directory-rules.ts';
import type { VisitorToken } from '../rows.ts';
import type { Agent, AgentSession, DirectoryStore, Site, TokenRotation } from '../store.ts';
import { DESK, tokenKey } from './keys.ts';
import { asId, pairs, parse, parseOrNull, sorted, text, texts } from './read.ts';
import { STEPS } from './scripts.ts';

/** A visitor's token as it is kept; its hash is in the key. */
export type KeptToken = Omit<VisitorToken, 'hash' | 'parent'> & { readonly parent: string };

/** All of a hash of JSON values, in the order of its keys. */
export async function valuesOf<Value>(link: Link, key: string): Promise<Value[]> {
  const found = sorted(pairs(await link.command('HGETALL', key)));
  return found.map(([, json]) => parse<Value>(json));
}

const idOrNull = <Id extends string>(reply: unknown): Id | null =>
  text(reply) === '' ? null : asId<Id>(reply);

/** A token's parent never changes, so that it may be read before the step that needs its key. */
async function rotationKeys(link: Link, { presented, next }: TokenRotation): Promise<string[]> {
  if (presented === null) return [tokenKey(next)];
  const token = parseOrNull<KeptToken>(await link.command('GET', tokenKey(presented)));
  const parent = token?.parent ?? '';
  return [tokenKey(next), tokenKey(presented), ...(parent === '' ? [] : [tokenKey(parent)])];
}

function people(link: Link) {
  return {
    async saveSite(site) {
      await link.command('HSET', DESK.sites, site.id, JSON.stringify(site));
    },
    site: async (id) => parseOrNull<Site>(await link.command('HGET', DESK.sites, id)),
    sites: () => valuesOf<Site>(link, DESK.sites),
    async saveAgent(agent) {
      const args = [agent.id, agent.login, JSON.stringify(agent)];
      return (await link.run(STEPS.saveAgent, [DESK.agents, DESK.logins], args)) === 1;
    },
    agent: async (id) => parseOrNull<Agent>(await link.command('HGET', DESK.agents, id)),
    async agentByLogin(login) {
      const id = await link.command('HGET', DESK.logins, login);
      if (id === null) return null;
      return parseOrNull<Agent>(await link.command('HGET', DESK.agents, text(id)));
    },
    agents: () => valuesOf<Agent>(link, DESK.agents),
  } satisfies Partial<DirectoryStore>;
}

function sessions(link: Link) {
  const limits = [String(TIMES.agentIdleMs), String(TIMES.agentAbsoluteMs)];
  return {
    async saveSession(session) {
      const args = [session.hash, JSON.stringify(session), ...limits];
      await link.run(STEPS.saveSession, [DESK.sessions], args);
    },
    async session(hash) {
      const args = [hash, ...limits, String(TOUCH_SESSION_AFTER_MS)];
      return parseOrNull<AgentSession>(await link.run(STEPS.useSession, [DESK.sessions], args));
    },
    async endSession(hash) {
      await link.command('HDEL', DESK.sessions, hash);
    },
    async isSignedIn(agentId) {
      return (await link.run(STEPS.isSignedIn, [DESK.sessions], [agentId, ...limits])) === 1;
    },
    async endedSessions(hashes) {
      const keys = [DESK.sessions, DESK.agents];
      return texts(await link.run(STEPS.endedSessions, keys, [...limits, ...hashes]));
    },
    async endSessionsOf(agentId) {
      await link.run(STEPS.endSessionsOf, [DESK.sessions], [agentId]);
    },
  } satisfies Partial<DirectoryStore>;
}

/** Rules AC3, AC8, RS7 and the expiry of sign-ins, by the clock of Redis. */
export const createDirectory = (link: Link): DirectoryStore => ({
  ...people(link),
  ...sessions(link),
  async saveInvite(hash, agentId) {
    const args = [hash, agentId, String(TIMES.inviteMs), ''];
    await link.run(STEPS.saveInvite, [DESK.invites], args);
  },
  invite: async (hash, take) =>
    idOrNull(await link.run(STEPS.useInvite, [DESK.invites], [hash, take ? '1' : '0'])),
  async rotateVisitorToken(rotation) {
    const { siteId, presented, newVisitorId } = rotation;
    const times = [TIMES.visitorIdleMs, TIMES.visitorAbsoluteMs, TIMES.tokenOverlapMs];
    const args = [siteId, presented ?? '', newVisitorId, ...times.map(String)];
    return idOrNull(await link.run(STEPS.rotateToken, await rotationKeys(link, rotation), args));
  },
  async touchVisitorToken(hash) {
    await link.run(STEPS.touchToken, [tokenKey(hash)], [String(TIMES.visitorIdleMs)]);
  },
});
