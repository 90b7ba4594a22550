import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { RelayProcess } from './relay-process.ts';
import { until } from './until.ts';

const folder = mkdtempSync(join(tmpdir(), 'porchlight-process-'));
const relays: RelayProcess[] = [];

function newRelay(env: Readonly<Record<string, string>> = {}): RelayProcess {
  const relay = new RelayProcess({ PORCHLIGHT_DATA: folder, PORCHLIGHT_DEMO: 'off', ...env });
  relays.push(relay);
  return relay;
}

afterAll(async () => {
  for (const relay of relays) await relay.kill();
  rmSync(folder, { recursive: true, force: true });
});

test('a relay that was killed starts again at the same address', async () => {
  const relay = newRelay();
  await relay.start();
  const { url } = relay;
  await expect(relay.start()).rejects.toThrow('the relay runs already');
  await relay.kill();
  expect(relay.isRunning).toBe(false);
  await relay.start();
  expect(relay.url).toBe(url);
});

test('a relay that is asked to end says its exit code and all it logged', async () => {
  const relay = newRelay({ PORCHLIGHT_LOG: 'info' });
  await relay.start();
  expect(await relay.term()).toBe(0);
  await until('its last line', () => relay.lines.at(-1)?.includes('"msg":"stopped"'));
  for (const line of relay.lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
});

test('a stopped relay takes connections, answers nothing, and answers when continued', async () => {
  const relay = newRelay();
  await relay.start();
  relay.stop();
  const answer = fetch(`${relay.url}/healthz`);
  const first = await Promise.race([answer, new Promise((end) => setTimeout(end, 100, 'silence'))]);
  relay.cont();
  expect(first).toBe('silence');
  expect((await answer).status).toBe(200);
});

test('a relay that does not start is said with its last words', async () => {
  const relay = newRelay({ PORCHLIGHT_PROXY_HOPS: 'many' });
  await expect(relay.start()).rejects.toThrow(
    'the relay ended with 1: porchlight: config_invalid: PORCHLIGHT_PROXY_HOPS cannot be "many"',
  );
});
