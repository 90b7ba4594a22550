import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

type Env = Readonly<Record<string, string>>;
export type Ended = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** One of the built programs as a process of its own, with all that it prints. */
export class BuiltProgram {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;

  constructor(name: 'main' | 'porchlight', env: Env, args: readonly string[] = []) {
    const file = fileURLToPath(new URL(`../../dist/server/${name}.js`, import.meta.url));
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', file, ...args],
      {
        env: { PATH: process.env['PATH'], ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    child.stdout.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.#child = child;
    this.ended = new Promise((resolve) => {
      child.once('close', (code) => resolve({ code, stdout: this.stdout, stderr: this.stderr }));
    });
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** What the first line of stdout that matches says in its first group. */
  async said(pattern: RegExp): Promise<string> {
    return until(`${String(pattern)} on stdout`, () => {
      if (!this.isRunning) throw new Error(`ended: ${this.stderr}`);
      return pattern.exec(this.stdout)?.[1];
    });
  }
}

/** Runs a command of the CLI to its end. */
export const porchlight = (env: Env, ...args: readonly string[]): Promise<Ended> =>
  new BuiltProgram('porchlight', env, args).ended;

/** The relay on a free port, ready; `env` is what differs from a plain one. */
export async function startRelay(env: Env): Promise<BuiltProgram & { readonly url: string }> {
  const relay = new BuiltProgram('main', { PORT: '0', ...env });
  const url = await relay.said(/^Console {2}(http:\/\/[^/]+)/m);
  await until('the relay to be ready', async () => (await fetch(`${url}/readyz`)).ok);
  return Object.assign(relay, { url });
}
