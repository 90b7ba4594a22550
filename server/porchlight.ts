#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { addAgent, addSite, inviteAgent, listAgents, listSites, UsageError } from './commands.ts';
import { ConfigError, readProcessConfig } from './config.ts';
import { createLog } from './log.ts';
import { openStore } from './open-store.ts';
import { StoreError } from './store/store-error.ts';

const USAGE = `Usage:
  porchlight site add --name NAME --origin https://www.example.com [--origin …]
  porchlight site list
  porchlight agent add --login LOGIN --name NAME [--capacity 3] [--site KEY …]
  porchlight agent list
  porchlight agent invite LOGIN
Works on the store in PORCHLIGHT_DATA (default: data), also while the relay runs.`;

const OPTIONS = {
  name: { type: 'string' },
  origin: { type: 'string', multiple: true },
  login: { type: 'string' },
  capacity: { type: 'string' },
  site: { type: 'string', multiple: true },
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
} as const;

async function run(): Promise<void> {
  const { values, positionals } = readArguments();
  const name = positionals.slice(0, 2).join(' ');
  const command = Object.entries(COMMANDS).find(([known]) => known === name)?.[1];
  if (!command) throw new UsageError(name === '' ? 'what should be done?' : `no command "${name}"`);
  const config = readProcessConfig();
  const origin = config.publicOrigin ?? `http://localhost:${config.port}`;
  const opened = await openStore(config, createLog('silent'));
  try {
    const lines = await command(opened.store, origin, values, positionals.slice(2));
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    await opened.close();
  }
}

run().catch((error: unknown) => {
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n${USAGE}\n`);
  else if (error instanceof StoreError || error instanceof ConfigError) {
    process.stderr.write(`porchlight: ${error.code}: ${error.message}\n`);
  } else process.stderr.write(`porchlight: ${String(error)}\n`);
  process.exitCode = 1;
});
