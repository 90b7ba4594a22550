import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Express } from 'express';
import { createApp, type App } from './app.ts';
import type { Components } from './components.ts';
import type { Config } from './config.ts';
import { inviteLink, seedDemo, seedFirstAgent } from './first-run.ts';

export type Running = {
  readonly app: App;
  readonly httpServer: HttpServer;
  readonly origin: string;
};

/** What cannot be helped by trying again: a code and a sentence for whoever started the relay. */
export class StartError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

/** What kept the relay from listening, as something to act on. */
function listenError(error: unknown, { port, host }: Config): StartError {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    return new StartError('port_in_use', `port ${port} is taken; choose another with PORT=…`);
  }
  return new StartError('cannot_listen', `cannot listen on ${host}, port ${port} (${code})`);
}

async function listen(httpServer: HttpServer, config: Config): Promise<number> {
  httpServer.listen(config.port, config.host);
  try {
    await once(httpServer, 'listening');
  } catch (error) {
    throw listenError(error, config);
  }
  const address: string | AddressInfo | null = httpServer.address();
  return typeof address === 'object' && address ? address.port : config.port;
}

/** Headers and bodies that trickle in hold a connection no longer than this (threat T52). */
const createHttp = (): HttpServer =>
  createServer({ headersTimeout: 10_000, requestTimeout: 15_000 });

/** Makes the relay listen. @throws StartError `port_in_use` or `cannot_listen` */
export async function start(
  config: Config,
  components: Components,
  mount?: (pages: Express) => void,
): Promise<Running> {
  const httpServer = createHttp();
  const app = createApp(httpServer, components, mount);
  await app.begin();
  const port = await listen(httpServer, config).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  return { app, httpServer, origin: config.publicOrigin ?? `http://localhost:${port}` };
}

/** What a person who started the relay needs to go on, printed for them alone. */
export async function sayWhereTo(
  config: Config,
  { store }: Components,
  origin: string,
  say: (line: string) => void,
): Promise<void> {
  if (config.demo) {
    const token = await seedDemo(store);
    say(`Login page  ${origin}/demo/`);
    say(`Console  ${inviteLink(origin, token)}`);
    return;
  }
  say(`Console  ${origin}/console/`);
  const token = await seedFirstAgent(store);
  if (token === null) return;
  const link = inviteLink(origin, token);
  if (process.stdout.isTTY) return say(`First sign-in, works once: ${link}`);
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  const file = join(config.dataFolder, 'first-sign-in.txt');
  writeFileSync(file, `${link}\n`, { mode: 0o600 });
  say(`First sign-in: the link in ${file} works once`);
}
