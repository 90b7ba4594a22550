import { Worker } from 'node:worker_threads';
import { createStoreOver, type CallStore } from '../local-store.ts';
import { StoreError } from '../store-error.ts';
import type { CopyableStore } from '../copy.ts';
import type { Done } from './batch.ts';
import type { FromWorker, ToWorker } from './worker.ts';

type Pending = { resolve(value: never): void; reject(error: StoreError): void };

export type SqliteOptions = {
  /** The database file; its folder is made if need be. */
  readonly file: string;
  /** The built `worker.ts`: the entry names it, since this module may end up in any file. */
  readonly workerUrl: URL;
};

/** Calls by id, until their transaction has been committed or has failed. */
function createCalls(tell: (message: ToWorker) => void) {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let dead: StoreError | null = null;
  const call: CallStore = (method, ...args) =>
    new Promise((resolve, reject) => {
      if (dead) return reject(dead);
      const id = ++lastId;
      pending.set(id, { resolve, reject });
      tell({ kind: 'job', job: { id, method, args } });
    });
  const settle = (done: Done<never>) => {
    const waiting = pending.get(done.id);
    pending.delete(done.id);
    if ('error' in done) waiting?.reject(new StoreError(done.error.code, done.error.message));
    else waiting?.resolve(done.value);
  };
  const fail = (error: StoreError) => {
    dead = error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  return { call, settle, fail };
}

/**
 * The embedded store: one SQLite file, written by one thread, committed once for all that arrives
 * in a turn of its loop, with an fsync before any answer.
 * @throws StoreError when the file cannot be opened: see `openDatabase`
 */
export function createSqliteStore({ file, workerUrl }: SqliteOptions): Promise<CopyableStore> {
  const worker = new Worker(workerUrl, { workerData: file });
  const calls = createCalls((message) => worker.postMessage(message));
  const closed = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve());
  });
  const store = createStoreOver(calls.call, async () => {
    worker.postMessage({ kind: 'close' } satisfies ToWorker);
    await closed;
  });
  return new Promise((resolve, reject) => {
    const gone = (message: string, cause?: unknown) => {
      const error = new StoreError('store_unavailable', message, cause);
      calls.fail(error);
      reject(error);
    };
    worker.on('error', (cause) => gone('the store thread failed', cause));
    worker.on('exit', () => gone('the store is closed'));
    worker.on('message', (message: FromWorker<never>) => {
      if (message.kind === 'done') message.done.forEach(calls.settle);
      if (message.kind === 'ready') resolve(store);
      if (message.kind === 'refused') {
        reject(new StoreError(message.code, message.message));
        void worker.terminate();
      }
    });
  });
}
