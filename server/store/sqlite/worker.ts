import { parentPort, workerData } from 'node:worker_threads';
import { createLocalStore } from '../local-store.ts';
import { StoreError } from '../store-error.ts';
import { createBatch, type Done, type Job } from './batch.ts';
import { conversationRows, entryRows, archiveRows } from './conversation-rows.ts';
import { openDatabase } from './open.ts';
import { directoryRows, presenceRows, secretRows } from './people-rows.ts';
import { incarnationRows, relayRows } from './relay-rows.ts';

/** What the thread says: that it is ready, why it is not, what is done, that it has closed. */
export type FromWorker<Answer = unknown> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly code: StoreError['code']; readonly message: string }
  | { readonly kind: 'done'; readonly done: readonly Done<Answer>[] }
  | { readonly kind: 'closed' };
export type ToWorker = { readonly kind: 'job'; readonly job: Job } | { readonly kind: 'close' };

/** The one writer, in a thread of its own: a slow disk holds up its answers and nothing else. */
async function serve(say: (message: FromWorker) => void, file: string): Promise<void> {
  const db = await openDatabase(file);
  const rows = { now: Date.now, ...conversationRows(db), ...entryRows(db), ...archiveRows(db) };
  const people = { ...presenceRows(db), ...relayRows(db), ...directoryRows(db) };
  const others = { ...incarnationRows(db), ...secretRows(db) };
  const local = createLocalStore({ ...rows, ...people, ...others });
  const runBatch = createBatch(db, local);
  let waiting: Job[] = [];
  const flush = () => {
    const jobs = waiting;
    waiting = [];
    say({ kind: 'done', done: runBatch(jobs) });
  };
  parentPort?.on('message', (message: ToWorker) => {
    if (message.kind === 'job') {
      // What arrives in one turn of the loop goes into one transaction.
      if (waiting.push(message.job) === 1) setImmediate(flush);
      return;
    }
    setImmediate(() => {
      // The package for Node 20 leaves the log behind at close; an empty one is as good as none.
      db.exec('pragma wal_checkpoint(truncate)');
      db.close();
      say({ kind: 'closed' });
      parentPort?.close();
    });
  });
  say({ kind: 'ready' });
}

const say = (message: FromWorker) => parentPort?.postMessage(message);
serve(say, String(workerData)).catch((error: unknown) => {
  const code = error instanceof StoreError ? error.code : 'store_unavailable';
  say({ kind: 'refused', code, message: error instanceof Error ? error.message : 'unknown' });
});
