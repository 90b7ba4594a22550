import { afterEach, expect, test } from 'vitest';
import { TIMES } from '../../shared/limits.ts';
import { invite } from '../first-run.ts';
import { hashOf } from '../ids.ts';
import { createMemoryStore } from '../store/memory.ts';
import { consoleRequests, cookieOf } from '../testing/console-requests.ts';
import { PASSWORD, startTestServer, type TestServer } from '../testing/test-server.ts';
import { until } from '../testing/until.ts';

let server: TestServer | undefined;
afterEach(() => server?.stop());

/** A relay whose store's clock a test moves. */
async function desk() {
  let now = Date.UTC(2026, 10, 22);
  const running = await startTestServer({
    store: createMemoryStore(() => now),
    bounds: { signInsPerAddress: 1_000 },
  });
  server = running;
  const api = consoleRequests(running.url);
  return {
    server: running,
    api,
    wait: (ms: number) => void (now += ms),
    invited: async (change = {}) => {
      const agent = await running.saveAgent({ login: 'minji', displayName: 'Minji', ...change });
      return { agent, token: await invite(running.store, agent.id) };
    },
  };
}

test('[AC3] a one-time link sets the password and signs in, once', async () => {
  const { api, invited } = await desk();
  const { token, agent } = await invited();
  const first = await api.redeem(token, PASSWORD);
  expect(first.status).toBe(200);
  expect(first.told).toMatchObject({ agent: { id: agent.id } });
  expect((await api.session(cookieOf(first))).status).toBe(200);
  const second = await api.redeem(token, PASSWORD);
  expect([second.status, second.told]).toEqual([410, { error: { code: 'invite_spent' } }]);
  expect(second.headers['set-cookie']).toBeUndefined();
  expect((await api.signIn('minji', PASSWORD)).status).toBe(200);
});

test('[AC3] of ten who use a link at the same moment exactly one gets in', async () => {
  const { api, invited } = await desk();
  for (const passwordless of [true, false]) {
    const { token } = await invited({ login: `minji-${passwordless}`, passwordless });
    const tries = Array.from({ length: 10 }, () =>
      api.redeem(token, passwordless ? undefined : PASSWORD),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 410)).toHaveLength(9);
  }
});

test('[AC3] looking at a link says whose it is and does not spend it', async () => {
  const { api, invited } = await desk();
  const { token } = await invited();
  for (let at = 0; at < 3; at++) {
    const { told } = await api.look(token);
    expect(told).toEqual({ login: 'minji', displayName: 'Minji', needsPassword: true });
  }
  expect((await api.redeem(token, PASSWORD)).status).toBe(200);
  expect((await api.look(token)).status).toBe(410);
});

test('[AC3] a link works until a day has passed, and not at the end of it', async () => {
  const { api, invited, wait } = await desk();
  const { token } = await invited();
  wait(TIMES.inviteMs - 1);
  expect((await api.look(token)).status).toBe(200);
  wait(1);
  expect((await api.look(token)).status).toBe(410);
  expect((await api.redeem(token, PASSWORD)).status).toBe(410);
});

test('[AC3] a new link ends the one before, and no other agent’s', async () => {
  const { api, invited, server } = await desk();
  const { token, agent } = await invited();
  const { token: other } = await invited({ login: 'jisoo' });
  const next = await invite(server.store, agent.id);
  expect((await api.look(token)).status).toBe(410);
  expect((await api.look(other)).status).toBe(200);
  expect((await api.redeem(next, PASSWORD)).status).toBe(200);
});

test.each([
  [14, 400],
  [15, 200],
  [128, 200],
  [129, 400],
])('[AC3] a new password of %i characters is answered with %i', async (length, status) => {
  const { api, invited } = await desk();
  const { token } = await invited();
  const answer = await api.redeem(token, 'p'.repeat(length));
  expect(answer.status).toBe(status);
  if (status === 200) return;
  expect(answer.told).toEqual({ error: { code: 'weak_password' } });
  expect((await api.redeem(token, PASSWORD)).status).toBe(200);
});

test('[AC3] who needs a password gets nowhere without one; the demo’s agent needs none', async () => {
  const { api, invited } = await desk();
  const { token } = await invited();
  expect((await api.redeem(token)).told).toEqual({ error: { code: 'weak_password' } });
  expect((await api.look(token)).status).toBe(200);
  const { token: demo } = await invited({ login: 'demo', passwordless: true });
  expect((await api.look(demo)).told).toMatchObject({ needsPassword: false });
  expect((await api.redeem(demo)).status).toBe(200);
});

test('[AC3] neither link, cookie nor password is in the store as it was told', async () => {
  const { api, invited, server } = await desk();
  const { token, agent } = await invited();
  expect(await server.store.invite(token, false)).toBeNull();
  expect(await server.store.invite(hashOf(token), false)).toBe(agent.id);
  const cookie = cookieOf(await api.redeem(token, PASSWORD)).replace('porchlight=', '');
  expect(await server.store.session(cookie)).toBeNull();
  expect(await server.store.session(hashOf(cookie))).not.toBeNull();
  const kept = JSON.stringify(await server.store.agents());
  expect(kept).toContain('$argon2id$');
  expect(kept).not.toContain(PASSWORD);
});

test('[AC4] a session nobody uses ends after fifteen minutes', async () => {
  const { api, server, wait } = await desk();
  await server.agentWithPassword('minji');
  const cookie = cookieOf(await api.signIn('minji', PASSWORD));
  wait(TIMES.agentIdleMs - 1);
  expect((await api.session(cookie)).status).toBe(200);
  wait(TIMES.agentIdleMs);
  expect((await api.session(cookie)).status).toBe(401);
  wait(-TIMES.agentIdleMs);
  expect((await api.session(cookie)).status).toBe(401);
});

test('[AC4] a session ends after ten hours, however much it is used', async () => {
  const { api, server, wait } = await desk();
  await server.agentWithPassword('minji');
  const cookie = cookieOf(await api.signIn('minji', PASSWORD));
  const step = 10 * 60_000;
  for (let past = step; past < TIMES.agentAbsoluteMs; past += step) {
    wait(step);
    expect((await api.session(cookie)).status).toBe(200);
  }
  wait(step - 1);
  expect((await api.session(cookie)).status).toBe(200);
  wait(1);
  expect((await api.session(cookie)).status).toBe(401);
});

test('[AC5] a socket that outlives its session is nobody’s', async () => {
  const { server, wait } = await desk();
  const agent = await server.agent();
  wait(TIMES.agentIdleMs - 1);
  expect(await agent.request('presence:set', { available: true })).toMatchObject({ ok: true });
  wait(TIMES.agentIdleMs);
  const refused = await agent.request('presence:set', { available: true });
  expect(refused).toEqual({ ok: false, error: { code: 'unauthenticated' } });
});

test('[PR4] signing out ends the session’s sockets and gives its conversations back at once', async () => {
  const { server, api } = await desk();
  const agent = await server.agent();
  const visitor = await server.visitor();
  const { id } = await visitor.open();
  await agent.takes(id);
  const cookie = `porchlight=${agent.session.cookie}`;
  expect((await api.signOut(cookie)).status).toBe(204);
  await until('the socket to close', () => !agent.socket.connected);
  await until('the queue', () => visitor.conversation?.status === 'queued');
  expect(await server.store.queue()).toMatchObject([{ id, status: 'queued' }]);
  expect(await server.store.assignedTo(agent.agent.id)).toEqual([]);
  expect((await api.session(cookie)).status).toBe(401);
  const next = await server.agent({ displayName: 'Next' });
  await next.takes(id);
});

test('[PR4] signing out of one browser leaves the agent’s other one as it is', async () => {
  const { server, api } = await desk();
  const agent = await server.agent();
  const visitor = await server.visitor();
  const { id } = await visitor.open();
  await agent.takes(id);
  const stored = await server.store.agent(agent.agent.id);
  await server.store.saveAgent({ ...agent.agent, ...stored, passwordless: true });
  const token = await invite(server.store, agent.agent.id);
  const elsewhere = cookieOf(await api.redeem(token));
  expect((await api.signOut(elsewhere)).status).toBe(204);
  expect(agent.socket.connected).toBe(true);
  expect(await server.store.assignedTo(agent.agent.id)).toMatchObject([{ id }]);
  expect((await api.session(`porchlight=${agent.session.cookie}`)).status).toBe(200);
});

test('signing out without a session is no error, and takes the cookie away', async () => {
  const { api } = await desk();
  const { status, headers } = await api.signOut('porchlight=unknown');
  expect(status).toBe(204);
  expect(headers['set-cookie']?.[0]).toMatch(/^porchlight=; Max-Age=0; Path=\/; HttpOnly/);
});
