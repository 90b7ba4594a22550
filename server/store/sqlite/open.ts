import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../store-error.ts';
import type { Database, Sqlite } from './database.ts';
import init from './0001-init.sql?raw';
import manyRelays from './0002-many-relays.sql?raw';

/** One after the other, each in a transaction; `user_version` says how many a file has had. */
const MIGRATIONS = [init, manyRelays];

const OPEN_AGAIN_MS = 50;
const OPEN_TRIES = 100;

/** SQLite before this can corrupt a write-ahead log that two connections use (threat T64). */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** Node's own SQLite where there is one (22.13 and newer), else the same API from a package. */
async function loadSqlite(): Promise<Sqlite> {
  const name = isBuiltin('node:sqlite') ? 'node:sqlite' : '@photostructure/sqlite';
  return import(/* @vite-ignore */ name);
}

const number = (row: unknown): number => Number(Object.values(row ?? {})[0]);
const word = (row: unknown): string => String(Object.values(row ?? {})[0]);

function assertVersion(db: Database): void {
  const version = word(db.prepare('select sqlite_version()').get());
  const parts = version.split('.').map(Number);
  const differs = OLDEST_SQLITE.findIndex((part, at) => parts[at] !== part);
  if (differs >= 0 && (parts[differs] ?? 0) < (OLDEST_SQLITE[differs] ?? 0)) {
    throw new StoreError('store_outdated', `SQLite ${version} is older than 3.51.3`);
  }
}

const schemaOf = (db: Database): number => number(db.prepare('pragma user_version').get());

function assertNotNewer(db: Database, file: string): void {
  const version = schemaOf(db);
  if (version <= MIGRATIONS.length) return;
  const versions = `its version ${version}, ours ${MIGRATIONS.length}`;
  throw new StoreError('store_newer', `${file} was written by a newer Porchlight (${versions})`);
}

/** Reads the version inside the transaction: another process may be making the same file. */
function migrate(db: Database): void {
  db.exec('begin immediate');
  MIGRATIONS.slice(schemaOf(db)).forEach((sql) => db.exec(sql));
  db.exec(`pragma user_version = ${MIGRATIONS.length}; commit;`);
}

function assertWritable(file: string): void {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw new StoreError('store_unwritable', `cannot write to ${folder}`, cause);
  }
}

function check(db: Database, file: string): void {
  db.exec('pragma journal_mode = wal;');
  // Set on every open: some builds reopen a WAL database as NORMAL, which may forget a commit.
  db.exec('pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on;');
  const health = word(db.prepare('pragma quick_check(1)').get());
  if (health === 'ok') return;
  throw new StoreError('store_corrupt', `${file}: ${health.replaceAll(/\s+/g, ' ')}`);
}

function prepare(db: Database, file: string): void {
  db.exec('pragma busy_timeout = 5000');
  assertVersion(db);
  assertNotNewer(db, file);
  check(db, file);
  migrate(db);
}

/** What went wrong at opening, as a code; null when another process may let go in a moment. */
function toStoreError(cause: unknown, file: string): StoreError | null {
  if (cause instanceof StoreError) return cause;
  if (cause instanceof Error && cause.message.includes('locked')) return null;
  if (cause instanceof Error && cause.message.includes('disk is full')) {
    return new StoreError('store_full', `no room to bring ${file} up to date`, cause);
  }
  return new StoreError('store_corrupt', `${file} cannot be read as a database`, cause);
}

/**
 * Opens or creates the database file, mode 0600, brings it to today's schema and checks it.
 * @throws StoreError `store_unwritable`, `store_corrupt`, `store_newer`, `store_outdated`, or
 *   `store_unavailable` when another process holds the file for five seconds
 */
export async function openDatabase(file: string): Promise<Database> {
  assertWritable(file);
  const { DatabaseSync } = await loadSqlite();
  // Turning on write-ahead logging does not wait for a lock by itself, whatever the time-out says.
  for (let tries = 0; tries < OPEN_TRIES; tries++) {
    let db: Database | undefined;
    try {
      db = new DatabaseSync(file);
      chmodSync(file, 0o600);
      prepare(db, file);
      return db;
    } catch (cause) {
      db?.close();
      const error = toStoreError(cause, file);
      if (error) throw error;
      await sleep(OPEN_AGAIN_MS);
    }
  }
  throw new StoreError('store_unavailable', `${file} is held by another process`);
}
