#!/usr/bin/env node
import { parseArgs } from 'node:util';
import {
  addAgent,
  addSite,
  disableAgent,
  enableAgent,
  inviteAgent,
  listAgents,
  listSites,
  UsageError,
} from './commands.ts';
import { ConfigError, readProcessConfig } from './config.ts';
import { createLog } from './log.ts';
import { openStoreAlone } from './open-store.ts';
import { copyCommand } from './copy-command.ts';
import { CopyError } from './store/copy-store.ts';
import { StoreError } from './store/store-error.ts';

const WORKER = new URL('sqlite-worker.js', import.meta.url);

const USAGE = `Usage:
  porchlight site add --name NAME --origin https://www.example.com [--origin …]
  porchlight site list
  porchlight agent add --login LOGIN --name NAME [--capacity 3] [--site KEY …]
  porchlight agent list
  porchlight agent invite LOGIN
  porchlight agent disable LOGIN
  porchlight agent enable LOGIN
  porchlight store copy --to redis|file
Works on the store in PORCHLIGHT_REDIS_URL, or else in PORCHLIGHT_DATA (default: data), also while
relays run; "store copy" needs both named, the one copied to empty, and no relay running.`;

const OPTIONS = {
  name: { type: 'string' },
  origin: { type: 'string', multiple: true },
  login: { type: 'string' },
  capacity: { type: 'string' },
  site: { type: 'string', multiple: true },
  to: { type: 'string' },
} as const;

function readArguments() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'unreadable arguments');
  }
}

const COMMANDS = {
  'site add': addSite,
  'site list': listSites,
  'agent add': addAgent,
  'agent list': listAgents,
  'agent invite': inviteAgent,
  'agent disable': disableAgent,
  'agent enable': enableAgent,
} as const;

const print = (lines: readonly string[]) => void process.stdout.write(`${lines.join('\n')}\n`);

async function run(): Promise<void> {
  const { values, positionals } = readArguments();
  const name = positionals.slice(0, 2).join(' ');
  const config = readProcessConfig();
  const log = createLog('silent');
  if (name === 'store copy') return print(await copyCommand(config, log, WORKER, values.to));
  const command = Object.entries(COMMANDS).find(([known]) => known === name)?.[1];
  if (!command) throw new UsageError(name === '' ? 'what should be done?' : `no command "${name}"`);
  const origin = config.publicOrigin ?? `http://localhost:${config.port}`;
  const store = await openStoreAlone(config, log, WORKER);
  try {
    const lines = await command(store, origin, values, positionals.slice(2));
    print(lines);
  } finally {
    await store.close();
  }
}

const isKnown = (error: unknown) =>
  error instanceof StoreError || error instanceof ConfigError || error instanceof CopyError;

run().catch((error: unknown) => {
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n${USAGE}\n`);
  else if (isKnown(error)) {
    process.stderr.write(`porchlight: ${error.code}: ${error.message}\n`);
  } else process.stderr.write(`porchlight: ${String(error)}\n`);
  process.exitCode = 1;
});
