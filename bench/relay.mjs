// The built relay as a process of its own, on a free port and a data folder that is thrown away.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const built = (file) => fileURLToPath(new URL(`../dist/server/${file}`, import.meta.url));
const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning'];

/** Bounds that keep one address of a crowd apart would stop a crowd on one machine. */
const WIDE = { PORCHLIGHT_SOCKETS_PER_ADDRESS: '10000', PORCHLIGHT_MESSAGES_PER_5S: '100000' };

const tokenIn = (text) => /#invite=([\w-]{43})/.exec(text)?.[1];

/** What ends even when the bench is interrupted. */
const running = new Set();
process.on('exit', () => running.forEach((end) => end()));
process.on('SIGINT', () => process.exit(130));

/** Agents with a place for so many conversations each; answers with the tokens of their links. */
async function addAgents(data, count, capacity) {
  const tokens = [];
  for (let at = 1; at <= count; at += 1) {
    const add = ['agent', 'add', '--login', `agent-${at}`, '--name', `Agent ${at}`];
    const options = { env: { PATH: process.env.PATH, PORCHLIGHT_DATA: data } };
    const args = [...NODE_OPTIONS, built('porchlight.js'), ...add, '--capacity', String(capacity)];
    const { stdout } = await run(process.execPath, args, options);
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

/** Ends a process and what it started, unless they have ended. */
function killGroup({ pid, exitCode, signalCode }) {
  if (pid && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
}

/**
 * Starts `dist/server/main.js`.
 * @param {{ agents?: number, capacity?: number, under?: readonly string[] }} options `under` is a
 *   command that runs the relay as its child
 */
export async function startRelay({ agents = 0, capacity = 3, under = [] } = {}) {
  if (!existsSync(built('main.js'))) throw new Error('nothing is built: npm run build');
  const data = mkdtempSync(join(tmpdir(), 'porchlight-bench-'));
  const invites = await addAgents(data, agents, capacity);
  const [command, ...args] = [...under, process.execPath, ...NODE_OPTIONS, built('main.js')];
  const child = spawn(command, args, {
    // A group of its own, so that a command in between does not outlive or orphan the relay.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      ...WIDE,
      PORT: '0',
      PORCHLIGHT_DATA: data,
      PORCHLIGHT_LOG: 'error',
    },
  });
  const end = () => {
    killGroup(child);
    rmSync(data, { recursive: true, force: true });
  };
  running.add(end);
  const { url, demoToken } = await listenForAddress(child);
  return {
    url,
    pid: child.pid,
    data,
    invites,
    demoToken,
    async stop() {
      running.delete(end);
      const gone = once(child, 'exit');
      killGroup(child);
      await gone;
      end();
    },
  };
}

/** The floor's process: see bare-server.mjs. */
export async function startBare() {
  const file = fileURLToPath(new URL('bare-server.mjs', import.meta.url));
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const end = () => child.kill('SIGKILL');
  running.add(end);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return {
    url: line,
    pid: child.pid,
    async stop() {
      running.delete(end);
      const gone = once(child, 'exit');
      end();
      await gone;
    },
  };
}
