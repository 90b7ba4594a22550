/** Programs as processes of the test's own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { guard, killAndWait, until } from '../e2e/harness/processes.ts';
import type { Backend, Running } from './program.ts';

const READY_MS = 30_000;
/** `npm test` names the binary that it found. */
export const PHP = process.env['PHP'] ?? 'php';

/** Whether somebody listens there. @throws when nobody does */
const reach = (port: number): Promise<void> =>
  new Promise((reached, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      reached();
    });
    socket.once('error', reject);
  });

type Serve = {
  readonly command: string;
  readonly args: readonly string[];
  readonly port: number;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
};

/** Starts a server and waits until it listens. @throws with what it said when it does not */
export async function serve({ command, args, port, cwd, env }: Serve): Promise<ChildProcess> {
  const said: string[] = [];
  const child = guard(
    spawn(command, args, {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      ...(cwd === undefined ? {} : { cwd }),
    }),
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said.push(chunk.toString());
      if (said.length > 50) said.shift();
    });
  }
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('it ended')));
  try {
    await Promise.race([ended, until(() => reach(port), READY_MS)]);
  } catch (error) {
    await killAndWait(child);
    throw new Error(`${command} did not start: ${String(error)}\n${said.join('')}`);
  }
  ended.catch(() => undefined);
  return child;
}

/**
 * A program that is one server and what it leans on. `start` begins when that answers already; when
 * it fails, nothing is left running.
 */
export async function startServer(
  start: () => Promise<ChildProcess>,
  backend?: Backend,
): Promise<Running> {
  try {
    const server = await start();
    return {
      ...(backend && { breakBackend: backend.breakDown, mendBackend: backend.mend }),
      async stop() {
        await killAndWait(server);
        await backend?.stop();
      },
    };
  } catch (error) {
    await backend?.stop();
    throw error;
  }
}

/** Runs a command to its end. @throws with what it said when it fails */
export async function runOnce(
  command: string,
  args: readonly string[],
  options: {
    readonly env?: NodeJS.ProcessEnv;
    readonly cwd?: string;
    readonly input?: string;
  } = {},
): Promise<string> {
  const { env, cwd, input } = options;
  const child = guard(
    spawn(command, args, {
      detached: true,
      env: { ...process.env, ...env },
      ...(cwd === undefined ? {} : { cwd }),
    }),
  );
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  }
  child.stdin.end(input ?? '');
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${said.join('')}`);
  return said.join('');
}

/** PHP's own web server with a program's pages; it takes four workers, as a page fetches several things at once. */
export const servePhp = (options: {
  readonly root: string;
  readonly port: number;
  readonly folder: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly env?: NodeJS.ProcessEnv;
  /** A script that answers every request. */
  readonly router?: string;
}): Promise<ChildProcess> => {
  const settings = {
    'session.save_path': options.folder,
    display_errors: '0',
    log_errors: '1',
    ...options.settings,
  };
  return serve({
    command: PHP,
    args: [
      ...Object.entries(settings).flatMap(([name, value]) => ['-d', `${name}=${value}`]),
      '-S',
      `127.0.0.1:${options.port}`,
      '-t',
      options.root,
      ...(options.router === undefined ? [] : [options.router]),
    ],
    port: options.port,
    cwd: options.root,
    env: { PHP_CLI_SERVER_WORKERS: '4', ...options.env },
  });
};
