import type { LocalStore } from '../local-methods.ts';
import { invoke } from '../local-store.ts';
import { StoreError, type StoreErrorCode } from '../store-error.ts';
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

export type RunBatch = (jobs: readonly Job[]) => Done<unknown>[];

/**
 * Runs many jobs as one transaction, so that they share one fsync, each inside its own savepoint:
 * what one half did is undone, its neighbours stay. When the commit fails, every one of them
 * failed: no answer may say otherwise.
 */
export function createBatch(db: Database, local: LocalStore): RunBatch {
  const begin = db.prepare('begin immediate');
  const commit = db.prepare('commit');
  const mark = db.prepare('savepoint job');
  const release = db.prepare('release job');
  const undo = db.prepare('rollback to job');

  function runJob({ id, method, args }: Job): Done<unknown> {
    mark.run();
    try {
      const value: unknown = invoke(local, method, args);
      release.run();
      return { id, value };
    } catch (error) {
      // A full disk or a failing one has undone the whole transaction already: the batch is over.
      if (!db.isTransaction) throw error;
      undo.run();
      release.run();
      return failed(id, error);
    }
  }

  return (jobs) => {
    try {
      begin.run();
      const done = jobs.map(runJob);
      commit.run();
      return done;
    } catch (error) {
      if (db.isTransaction) db.exec('rollback');
      return jobs.map(({ id }) => failed(id, error));
    }
  };
}
