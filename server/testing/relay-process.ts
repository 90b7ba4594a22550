import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

/** The built relay as a process of its own, which a test may kill and start again. */
export class RelayProcess {
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;
  url = '';

  /** @param env what differs from a relay on a free port */
  constructor(env: Readonly<Record<string, string>>) {
    this.#env = env;
  }

  /** Starts, or starts again on the same port; answers with the ms until it was ready. */
  async start(): Promise<number> {
    const since = performance.now();
    const port = this.url === '' ? '0' : new URL(this.url).port;
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
      env: { PATH: process.env['PATH'], PORCHLIGHT_LOG: 'error', ...this.#env, PORT: port },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /^Console {2}(http:\/\/[^/]+)/.exec(line)?.[1];
      if (url) this.url = url;
    });
    await until('the relay to answer', async () => {
      if (child.exitCode !== null) throw new Error(`the relay ended with ${child.exitCode}`);
      if (this.url === '') return false;
      const ready = await fetch(`${this.url}/readyz`).catch(() => null);
      return ready?.ok ?? false;
    });
    return performance.now() - since;
  }

  /** SIGKILL: no handler runs, nothing is finished. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}
