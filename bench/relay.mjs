// The built relay as a process of its own, on a free port and a data folder that is thrown away.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launch } from './own-process.mjs';

const run = promisify(execFile);
const built = (file) => fileURLToPath(new URL(`../dist/server/${file}`, import.meta.url));
const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning'];

/** Bounds that keep one address of a crowd apart would stop a crowd on one machine. */
const WIDE = { PORCHLIGHT_SOCKETS_PER_ADDRESS: '10000', PORCHLIGHT_MESSAGES_PER_5S: '100000' };

const tokenIn = (text) => /#invite=([\w-]{43})/.exec(text)?.[1];

/** Where a relay and the command line keep everything: Redis where there is one, else a file. */
const storeOf = (data, redisUrl) => ({
  PATH: process.env.PATH,
  PORCHLIGHT_DATA: data,
  ...(redisUrl && { PORCHLIGHT_REDIS_URL: redisUrl }),
});

/** Agents with a place for so many conversations each; answers with the tokens of their links. */
async function addAgents(env, count, capacity) {
  const tokens = [];
  for (let at = 1; at <= count; at += 1) {
    const add = ['agent', 'add', '--login', `agent-${at}`, '--name', `Agent ${at}`];
    const args = [...NODE_OPTIONS, built('porchlight.js'), ...add, '--capacity', String(capacity)];
    const { stdout } = await run(process.execPath, args, { env });
    tokens.push(tokenIn(stdout));
  }
  return tokens;
}

function listenForAddress(child) {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the relay ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, url] = /^Console +(http:\/\/[^/]+)/.exec(line) ?? [];
      if (url) resolve({ url, demoToken: tokenIn(line) });
    });
  });
}

/**
 * Starts `dist/server/main.js`.
 * @param {{ agents?: number, capacity?: number, under?: readonly string[], redisUrl?: string }}
 *   options `under` is a command that runs the relay as its child
 */
export async function startRelay({ agents = 0, capacity = 3, under = [], redisUrl } = {}) {
  if (!existsSync(built('main.js'))) throw new Error('nothing is built: npm run build');
  const data = mkdtempSync(join(tmpdir(), 'porchlight-bench-'));
  const store = storeOf(data, redisUrl);
  const invites = await addAgents(store, agents, capacity);
  const [command, ...args] = [...under, process.execPath, ...NODE_OPTIONS, built('main.js')];
  const env = { ...store, ...WIDE, PORT: '0', PORCHLIGHT_LOG: 'error' };
  const { child, pid, stop } = launch(command, args, { env, folder: data });
  const { url, demoToken } = await listenForAddress(child);
  return { url, pid, data, invites, demoToken, stop };
}

/** The floor's process: see bare-server.mjs. */
export async function startBare() {
  const file = fileURLToPath(new URL('bare-server.mjs', import.meta.url));
  const { child, pid, stop } = launch(process.execPath, [file]);
  const [url] = await once(createInterface({ input: child.stdout }), 'line');
  return { url, pid, stop };
}
