import { invoke, type LocalStore } from '../local-store.ts';
import { StoreError, type StoreErrorCode } from '../store.ts';
import type { Database } from './database.ts';

export type Job = {
  readonly id: number;
  readonly method: keyof LocalStore;
  readonly args: readonly unknown[];
};
/** What became of a job. To the thread an answer is `unknown`; to who waits for it, their type. */
export type Done<Answer> =
  | { readonly id: number; readonly value: Answer }
  | { readonly id: number; readonly error: { code: StoreErrorCode; message: string } };

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

/** SQLite says "database or disk is full" for SQLITE_FULL; all else is one kind of not now. */
const codeOf = (message: string): StoreErrorCode =>
  message.includes('disk is full') ? 'store_full' : 'store_unavailable';

const failed = (id: number, error: unknown): Done<unknown> => {
  const message = messageOf(error);
  const code = error instanceof StoreError ? error.code : codeOf(message);
  return { id, error: { code, message } };
};

/** One job inside its own savepoint: what it half did is undone, its neighbours stay. */
function runJob(db: Database, local: LocalStore, { id, method, args }: Job): Done<unknown> {
  db.exec('savepoint job');
  try {
    const value: unknown = invoke(local, method, args);
    db.exec('release job');
    return { id, value };
  } catch (error) {
    // A full disk or a failing one has undone the whole transaction already: the batch is over.
    if (!db.isTransaction) throw error;
    db.exec('rollback to job; release job');
    return failed(id, error);
  }
}

/**
 * Runs many jobs as one transaction, so that they share one fsync. When the commit fails, every one
 * of them failed: no answer may say otherwise.
 */
export function runBatch(db: Database, local: LocalStore, jobs: readonly Job[]): Done<unknown>[] {
  try {
    db.exec('begin immediate');
    const done = jobs.map((job) => runJob(db, local, job));
    db.exec('commit');
    return done;
  } catch (error) {
    if (db.isTransaction) db.exec('rollback');
    return jobs.map(({ id }) => failed(id, error));
  }
}
