/** A relay of the test's own: the built server as a person would start it, on a port and data folder that nobody else has. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { freePort, guard, killAndWait } from './processes.ts';

const MAIN = resolve(import.meta.dirname, '../../../dist/server/main.js');
const READY_MS = 20_000;

export type Relay = {
  /** Such as `http://localhost:41234`, without a slash at the end. */
  readonly url: string;
  /** The link of the last start; the sign-in in it works once. */
  readonly consoleLink: string;
  readonly log: readonly string[];
  /** Ends the process as a power cut would. */
  kill9(): Promise<void>;
  /** Starts again on the same port and data; stops first what still runs. */
  restart(): Promise<void>;
  /** Asks the process to end (SIGTERM) and gives its exit code; the data stays for a restart. */
  shutDown(): Promise<number | null>;
  /** Ends the process and deletes its data. */
  stop(): Promise<void>;
};

type Start = {
  readonly process: ChildProcessByStdio<null, Readable, null>;
  readonly consoleLink: string;
};

/** Starts the process and waits for the two lines that name the login page and the console. */
function start(port: number, data: string, env: NodeJS.ProcessEnv, log: string[]): Promise<Start> {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: npm run build`);
  const relay = guard(
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
      env: { ...process.env, ...env, PORT: String(port), PORCHLIGHT_DATA: data },
    }),
  );
  return new Promise((resolveStart, reject) => {
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(new Error(`the relay ${why}; it said:\n${log.slice(-20).join('\n')}`));
    };
    const timer = setTimeout(() => fail(`was not ready within ${READY_MS} ms`), READY_MS);
    let loginPage = false;
    let consoleLink: string | undefined;
    relay.once('error', (error) => fail(`did not start: ${error.message}`));
    relay.once('exit', (code, signal) => fail(`ended with ${code ?? signal}`));
    createInterface({ input: relay.stdout }).on('line', (line) => {
      log.push(line);
      loginPage ||= /^Login page\s+http\S+\/demo\//.test(line);
      consoleLink ??= /^Console\s+(http\S+)/.exec(line)?.[1];
      if (!loginPage || consoleLink === undefined) return;
      clearTimeout(timer);
      resolveStart({ process: relay, consoleLink });
    });
  });
}

/** @param env more of the relay's environment, such as shorter times */
export async function startRelay(env: NodeJS.ProcessEnv = {}): Promise<Relay> {
  const port = await freePort();
  const data = await mkdtemp(join(tmpdir(), 'porchlight-e2e-'));
  const log: string[] = [];
  let current = await start(port, data, env, log);
  return {
    url: `http://localhost:${port}`,
    log,
    get consoleLink() {
      return current.consoleLink;
    },
    kill9: () => killAndWait(current.process),
    async restart() {
      await killAndWait(current.process);
      current = await start(port, data, env, log);
    },
    async shutDown() {
      const child = current.process;
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = new Promise<number | null>((done) => child.once('exit', done));
      child.kill('SIGTERM');
      return ended;
    },
    async stop() {
      await killAndWait(current.process);
      await rm(data, { recursive: true, force: true });
    },
  };
}
