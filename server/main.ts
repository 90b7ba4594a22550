import { fileURLToPath } from 'node:url';
import { createDemo } from '../demo/server.ts';
import { TIMES } from '../shared/limits.ts';
import type { Components } from './components.ts';
import { ConfigError, readProcessConfig, type Config } from './config.ts';
import { createLog, type Log } from './log.ts';
import { openStore, type Opened } from './open-store.ts';
import { sayWhereTo, start, StartError, type Running } from './start.ts';
import { StoreError } from './store/store-error.ts';

const WORKER = new URL('sqlite-worker.js', import.meta.url);

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Ctrl-C on one's own machine should not take the ten seconds that a crowd needs. */
const SPREAD_MS = { SIGINT: 500, SIGTERM: TIMES.drainSpreadMs } as const;

function stopInOrder({ app }: Running, opened: Opened, log: Log): void {
  let stopping = false;
  const stop = async (spreadMs: number, code: number) => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), TIMES.shutdownMs).unref();
    await app.drain(spreadMs);
    await app.close();
    await opened.close();
    log.info('stopped');
    process.exit(code);
  };
  const stopOrDie = (spreadMs: number, code: number) => {
    stop(spreadMs, code).catch((error: unknown) => {
      log.error('stopping failed', {}, error);
      process.exit(1);
    });
  };
  process.on('SIGINT', () => stopOrDie(SPREAD_MS.SIGINT, 0));
  process.on('SIGTERM', () => stopOrDie(SPREAD_MS.SIGTERM, 0));
  process.on('uncaughtException', (error) => {
    log.error('unexpected', {}, error);
    stopOrDie(SPREAD_MS.SIGINT, 1);
  });
}

function componentsOf(config: Config, opened: Opened, log: Log): Components {
  const { bounds, publicOrigin, proxyHops, graceMs } = config;
  const { store, fanOut, counters } = opened;
  const clientFolder = fileURLToPath(new URL('../client', import.meta.url));
  const version = __PORCHLIGHT_VERSION__;
  const shared = { store, fanOut, counters, log };
  return { ...shared, bounds, graceMs, publicOrigin, proxyHops, clientFolder, version };
}

async function main(): Promise<void> {
  const config = readProcessConfig();
  const log = createLog(config.logLevel);
  const opened = await openStore(config, log, WORKER);
  const components = componentsOf(config, opened, log);
  const running = await start(config, components, (pages) => {
    if (config.demo) pages.use('/demo', createDemo());
  });
  stopInOrder(running, opened, log);
  await sayWhereTo(config, components, running.origin, say);
  log.info('started', { origin: running.origin });
}

main().catch((error: unknown) => {
  const known =
    error instanceof StoreError || error instanceof StartError || error instanceof ConfigError;
  const words = known ? `${error.code}: ${error.message}` : String(error);
  process.stderr.write(`porchlight: ${words}\n`);
  process.exit(1);
});
