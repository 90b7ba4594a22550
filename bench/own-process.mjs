// Programs that a bench starts, of which nothing is left when it ends or is interrupted.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';

const running = new Set();
process.on('exit', () => running.forEach((end) => end()));
process.on('SIGINT', () => process.exit(130));

/** Ends a process and what it started, unless they have ended. */
function killGroup({ pid, exitCode, signalCode }) {
  if (pid && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
}

/**
 * Starts a program in a group of its own, so that a command in between neither outlives nor orphans
 * what it runs; its output can be read on `child.stdout`.
 * @param {{ env?: object, folder?: string }} options `folder` is thrown away with it
 */
export function launch(command, args, { env = { PATH: process.env.PATH }, folder } = {}) {
  const child = spawn(command, args, { detached: true, stdio: ['ignore', 'pipe', 'inherit'], env });
  const end = () => {
    killGroup(child);
    if (folder) rmSync(folder, { recursive: true, force: true });
  };
  running.add(end);
  return {
    child,
    pid: child.pid,
    /** SIGKILL; ends when it has ended. */
    async stop() {
      running.delete(end);
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, 'exit');
        killGroup(child);
        await gone;
      }
      end();
    },
  };
}

/** A port of this machine that nobody listens on now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
