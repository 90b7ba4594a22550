import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

const running = new Set<OwnProcess>();
process.on('exit', () => {
  for (const each of running) each.signal('SIGKILL');
});
// The test runner ends its workers with SIGTERM, or dies itself; without these no `exit` is heard.
process.once('SIGTERM', () => process.exit(143));
process.once('disconnect', () => process.exit(1));

/** A program that a test runs and that does not outlive the test run. */
export class OwnProcess {
  readonly child: ChildProcess;
  /**
   * The exit code, once its pipes are read to the end; null when a signal ended it. Rejects when the
   * program could not be started.
   */
  readonly ended: Promise<number | null>;
  readonly #isGroup: boolean;

  /** @param options with `detached`, signals go to the program and its children alike */
  constructor(command: string, args: readonly string[], options: SpawnOptions) {
    this.child = spawn(command, args, options);
    this.#isGroup = options.detached ?? false;
    running.add(this);
    this.ended = once(this.child, 'close').then(
      () => this.child.exitCode,
      (error: unknown) => {
        throw new Error(`${command} does not start; "npm test" installs it`, { cause: error });
      },
    );
    const forget = () => void running.delete(this);
    this.ended.then(forget, forget);
  }

  get isRunning(): boolean {
    const { pid, exitCode, signalCode } = this.child;
    return pid !== undefined && exitCode === null && signalCode === null;
  }

  signal(name: NodeJS.Signals): void {
    const { pid } = this.child;
    if (pid === undefined || !this.isRunning) return;
    process.kill(this.#isGroup ? -pid : pid, name);
  }

  /** SIGKILL, and waits until it is gone; one that never started is. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended.catch(() => null);
  }
}
