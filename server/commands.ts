import type { SiteId } from '../shared/model.ts';
import { isOriginPattern } from './access/origins.ts';
import { DEFAULT_CAPACITY, invite, inviteLink } from './first-run.ts';
import { newAgentId, newSiteId } from './ids.ts';
import { giveBack } from './sockets/sign-out.ts';
import type { Agent, Store } from './store/store.ts';

/** A command that cannot be carried out as it was given. */
export class UsageError extends Error {}

export type Values = {
  readonly name?: string;
  readonly origin?: readonly string[];
  readonly login?: string;
  readonly capacity?: string;
  readonly site?: readonly string[];
};
/** Does its work on the store and answers with the lines to print. */
export type Command = (
  store: Store,
  origin: string,
  values: Values,
  rest: readonly string[],
) => Promise<string[]>;

function needed(value: string | undefined, option: string): string {
  if (value === undefined || value.trim() === '') throw new UsageError(`--${option} is missing`);
  return value;
}

/** The one tag an owner pastes. */
const snippet = (origin: string, key: string): string =>
  `<script async src="${origin}/v1/porchlight.js" data-site="${key}"></script>`;

export const addSite: Command = async (store, origin, values) => {
  const name = needed(values.name, 'name');
  const origins = values.origin ?? [];
  if (origins.length === 0) throw new UsageError('--origin is missing');
  const wrong = origins.find((pattern) => !isOriginPattern(pattern));
  if (wrong !== undefined) {
    throw new UsageError(`"${wrong}" is no origin: write it as https://www.example.com`);
  }
  const id = newSiteId();
  await store.saveSite({ id, name, origins });
  return [`Site ${id} ${name}`, 'Paste this into the login page:', snippet(origin, id)];
};

export const listSites: Command = async (store) => {
  const sites = await store.sites();
  return sites.map(({ id, name, origins }) => `${id}  ${name}  ${origins.join(' ')}`);
};

export const addAgent: Command = async (store, origin, values) => {
  const login = needed(values.login, 'login');
  const displayName = needed(values.name, 'name');
  const capacity = Number(values.capacity ?? DEFAULT_CAPACITY);
  if (!Number.isInteger(capacity) || capacity < 1 || capacity > 50) {
    throw new UsageError('--capacity is a number from 1 to 50');
  }
  const siteIds = values.site === undefined ? null : await knownSites(store, values.site);
  const agent = { id: newAgentId(), login, displayName, capacity, siteIds };
  const saved = await store.saveAgent({
    ...agent,
    passwordHash: null,
    passwordless: false,
    disabled: false,
  });
  if (!saved) throw new UsageError(`there is an agent "${login}" already`);
  const token = await invite(store, agent.id);
  return [`Agent ${login}`, `First sign-in, works once within a day: ${inviteLink(origin, token)}`];
};

async function knownSites(store: Store, keys: readonly string[]): Promise<SiteId[]> {
  const sites = await store.sites();
  return keys.map((key) => {
    const site = sites.find(({ id }) => id === key);
    if (!site) throw new UsageError(`there is no site "${key}"`);
    return site.id;
  });
}

export const listAgents: Command = async (store) => {
  const agents = await store.agents();
  return agents.map(({ login, displayName, capacity, passwordHash, disabled }) => {
    const signedIn = passwordHash === null ? 'has not signed in yet' : 'has a password';
    const state = disabled ? 'disabled' : signedIn;
    return `${login}  ${displayName}  capacity ${capacity}  ${state}`;
  });
};

async function agentNamed(store: Store, login: string | undefined, usage: string): Promise<Agent> {
  if (login === undefined) throw new UsageError(`whose? porchlight ${usage} LOGIN`);
  const agent = await store.agentByLogin(login);
  if (!agent) throw new UsageError(`there is no agent "${login}"`);
  return agent;
}

/** Their pages close within a second, and what they hold goes back to the queue (AC8). */
export const disableAgent: Command = async (store, _origin, _values, [login]) => {
  const agent = await agentNamed(store, login, 'agent disable');
  await store.saveAgent({ ...agent, disabled: true });
  await store.endSessionsOf(agent.id);
  // A relay that has a page of theirs gives back what they hold; without one, nobody else would.
  await giveBack({ store, publish() {} }, agent.id);
  return [`Agent ${agent.login} is disabled`];
};

export const enableAgent: Command = async (store, _origin, _values, [login]) => {
  const agent = await agentNamed(store, login, 'agent enable');
  await store.saveAgent({ ...agent, disabled: false });
  return [`Agent ${agent.login} may sign in again`];
};

export const inviteAgent: Command = async (store, origin, _values, [login]) => {
  const agent = await agentNamed(store, login, 'agent invite');
  return [`Works once within a day: ${inviteLink(origin, await invite(store, agent.id))}`];
};
