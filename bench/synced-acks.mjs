/** A sync of the database's log that has come back without an error. */
const SYNCED = /^\d+ +(?:f(?:data)?sync\(\d+<[^>]*-wal>\)|<\.\.\. f(?:data)?sync resumed>\)) += 0/;
const SYNC_BEGUN = /^(\d+) +f(?:data)?sync\(\d+<([^>]*)> <unfinished/;
const SYNC_ENDED = /^(\d+) +<\.\.\. f(?:data)?sync resumed>/;

/** Whether a line ends a sync of the log, in one piece or in the second of two. */
function createSyncReader() {
  const begun = new Map();
  return (line) => {
    const [, thread, file] = SYNC_BEGUN.exec(line) ?? [];
    if (thread) begun.set(thread, file);
    const [, ended] = SYNC_ENDED.exec(line) ?? [];
    if (ended && !begun.get(ended)?.endsWith('-wal')) return false;
    return SYNCED.test(line);
  };
}

/**
 * Of messages sent one after the other, how many acks were written to their socket only after the
 * database's log had been synced since the ack before (MS1).
 * @param {string} trace what `strace -f -y` wrote of syncs and writes, in order
 * @param {readonly string[]} cmids the messages' ids, in the order in which they were sent
 */
export function countSyncedAcks(trace, cmids) {
  const isSynced = createSyncReader();
  const missing = new Set(cmids);
  let syncs = 0;
  let acks = 0;
  let synced = 0;
  for (const line of trace.split('\n')) {
    if (isSynced(line)) syncs += 1;
    const [, cmid] = /ok\\":true,\\"data\\":\{\\"cmid\\":\\"([\w-]{22})/.exec(line) ?? [];
    if (!cmid || !missing.delete(cmid)) continue;
    acks += 1;
    if (syncs > 0) synced += 1;
    syncs = 0;
  }
  return { acks, synced, missing: missing.size };
}
