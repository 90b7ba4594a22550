import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from '../../programs/program.ts';
import { startTagProxy } from '../../programs/tag-proxy.ts';
import type { Site } from './person.ts';
import { freePort } from './processes.ts';

/** Starts a program behind a proxy that adds the script tag; `stop` leaves nothing behind. */
export async function startSite(
  program: Program,
  relayUrl: string,
): Promise<Site & { stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'porchlight-program-'));
  const port = await freePort();
  const proxy = await startTagProxy(relayUrl, port);
  const leave = async (): Promise<void> => {
    await proxy.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const running = await program.start({ folder, port, url: proxy.url });
    return {
      program,
      running,
      url: proxy.url,
      async stop() {
        await running.stop();
        await leave();
      },
    };
  } catch (error) {
    await leave();
    throw error;
  }
}
