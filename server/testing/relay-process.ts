import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { OwnProcess } from './own-process.ts';
import { until } from './until.ts';

const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

type Env = Readonly<Record<string, string>>;

/** The built relay as a process of its own, which a test may kill, freeze and start again. */
export class RelayProcess {
  readonly #env: Env;
  readonly #echo: boolean;
  #process: OwnProcess | null = null;
  url = '';
  /** What it wrote on stderr, over all its starts: its log, one JSON object a line. */
  readonly lines: string[] = [];

  /**
   * @param env what differs from a relay on a free port that logs errors alone
   * @param options with `echo`, what it logs is printed too
   */
  constructor(env: Env, options: { readonly echo?: boolean } = {}) {
    this.#env = env;
    this.#echo = options.echo ?? false;
  }

  get isRunning(): boolean {
    return this.#process?.isRunning ?? false;
  }

  /** What its log says with this word, over all its starts. */
  logged(event: string): string[] {
    return this.lines.filter((line) => line.includes(`"msg":"${event}"`));
  }

  /** The time that this start of it has kept a core busy, ms; Linux only. */
  cpuMs(): number {
    const stat = readFileSync(`/proc/${this.#process?.child.pid}/stat`, 'utf8');
    // After the name, which may hold anything; user and system time in hundredths of a second.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  /**
   * Starts, or starts again on the same port; answers with the ms until it was ready.
   * @throws with its last line, when it ends instead
   */
  async start(): Promise<number> {
    if (this.isRunning) throw new Error('the relay runs already');
    const since = performance.now();
    const own = this.#spawn();
    this.#process = own;
    await until('the relay to answer', async () => {
      if (!own.isRunning) {
        throw new Error(`the relay ended with ${await own.ended}: ${this.lines.at(-1) ?? ''}`);
      }
      if (this.url === '') return false;
      const ready = await fetch(`${this.url}/readyz`).catch(() => null);
      return ready?.ok ?? false;
    });
    return performance.now() - since;
  }

  #spawn(): OwnProcess {
    const port = this.url === '' ? '0' : new URL(this.url).port;
    const own = new OwnProcess(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
      env: { PATH: process.env['PATH'], PORCHLIGHT_LOG: 'error', ...this.#env, PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { stdout, stderr } = own.child;
    if (!stdout || !stderr) throw new Error('no pipes');
    createInterface({ input: stdout }).on('line', (line) => {
      const url = /^Console {2}(http:\/\/[^/]+)/.exec(line)?.[1];
      if (url) this.url = url;
    });
    createInterface({ input: stderr }).on('line', (line) => {
      this.lines.push(line);
      if (this.#echo) process.stderr.write(`${line}\n`);
    });
    return own;
  }

  signal(name: NodeJS.Signals): void {
    this.#process?.signal(name);
  }

  /** SIGKILL: no handler runs, nothing is finished. */
  async kill(): Promise<void> {
    await this.#process?.kill();
  }

  /** SIGTERM, and waits for the exit code; null when a signal ended it. */
  async term(): Promise<number | null> {
    this.signal('SIGTERM');
    return this.#process?.ended ?? null;
  }

  /** Freezes it: connections stay open, nothing is answered, no lease is renewed. */
  stop(): void {
    this.signal('SIGSTOP');
  }

  cont(): void {
    this.signal('SIGCONT');
  }
}
