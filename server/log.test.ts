import { afterEach, expect, test } from 'vitest';
import { createLog } from './log.ts';
import { consoleRequests } from './testing/console-requests.ts';
import { Journey } from './testing/journey.ts';
import { poll, sidOf } from './testing/raw-requests.ts';
import { ORIGIN } from './testing/sample-report.ts';
import { until } from './testing/until.ts';

function listen(level: string) {
  const lines: string[] = [];
  return { log: createLog(level, { write: (line) => void lines.push(line) }), lines };
}

test('[AC7] writes of an error its name, code and place, and not what it says', () => {
  const { log, lines } = listen('info');
  const error = Object.assign(new TypeError('SENTINEL one\nSENTINEL two\n at SENTINEL'), {
    code: 'E_ODD',
    detail: 'SENTINEL three',
    cause: new Error('SENTINEL four'),
  });
  log.error('event failed', { event: 'message:send' }, error);
  log.warn('refresh failed', {}, 'SENTINEL five');
  const [first = '', second = ''] = lines;
  expect(JSON.parse(first)).toMatchObject({
    error: 'TypeError',
    code: 'E_ODD',
    msg: 'event failed',
  });
  expect(first).toContain('log.test.ts');
  expect(JSON.parse(second)).toMatchObject({ error: 'string' });
  expect(lines.join('')).not.toContain('SENTINEL');
});

test('[AC7] keeps one event on one line, whatever is in it', () => {
  const { log, lines } = listen('info');
  log.info('said', { event: 'a\r\nb\u2028c\u001b[31m{"level":60}' });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toMatch(/[\n\r\u001b]/);
});

test('says nothing below its level', () => {
  const { log, lines } = listen('warn');
  log.info('quiet');
  log.warn('loud');
  expect(lines).toHaveLength(1);
});

let journey: Journey | undefined;
afterEach(() => journey?.end());

test('[AC7] a whole conversation leaves no word, secret or engine session id in the log', async () => {
  journey = await new Journey({ PORCHLIGHT_LOG: 'debug' }).start();
  await journey.furnish();
  const { url } = journey.relay;
  const api = consoleRequests(url);
  const password = 'SENTINEL of a password';
  const agent = await journey.agent(password);
  await api.signIn('minji', 'SENTINEL that is wrong');
  await api.signIn('SENTINEL-login', password);
  await api.redeem(journey.inviteToken, password);
  const visitor = await journey.visitor();
  const first = visitor.token;
  const report = { userId: 'SENTINEL@example.com', triedNote: 'SENTINEL tried' };
  const { id } = await visitor.open({ ...report, errorMessage: 'SENTINEL failed' });
  await agent.takes(id);
  visitor.send('SENTINEL from the visitor');
  await agent.sees(id, 'SENTINEL from the visitor');
  agent.send(id, 'SENTINEL from the agent');
  await visitor.sees(id, 'SENTINEL from the agent');
  await visitor.socket.emitWithAck('message:send', { text: 'SENTINEL in a broken payload' });
  await visitor.socket.emitWithAck('SENTINEL event', {});
  const query = `site=${journey.siteId}`;
  const polled = sidOf(await poll(url, { query, origin: ORIGIN }));
  await poll(url, { query: `${query}&sid=${polled}`, origin: 'https://evil.tld' });
  await visitor.hello();
  const sids = [visitor.socket.io.engine.id, agent.socket.io.engine.id, polled];
  await api.signOut(`porchlight=${agent.session.cookie}`);
  await until('the console to close', () => !agent.socket.connected);
  const { cookie, csrf } = agent.session;
  const secrets = ['SENTINEL', first, visitor.token, cookie, csrf, journey.inviteToken, ...sids];
  journey.relay.signal('SIGTERM');
  visitor.leave();
  const { stderr, stdout, code } = await journey.relay.ended;
  expect(code).toBe(0);
  for (const event of ['started', 'conversation assigned', 'connection refused', 'stopped']) {
    expect(stderr).toContain(`"msg":"${event}"`);
  }
  for (const secret of secrets) {
    expect(String(secret).length).toBeGreaterThan(7);
    expect(stderr + stdout).not.toContain(secret);
  }
});
