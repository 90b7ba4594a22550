// A Redis as relays want it, on a free port and a folder that is thrown away.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort, launch } from './own-process.mjs';

const KEEPS = { save: '', appendonly: 'yes', appendfsync: 'always' };

/** redis-server on a free port, with every write on disk before its answer. */
export async function startRedis() {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-bench-redis-'));
  const port = await freePort();
  const settings = { port: String(port), bind: '127.0.0.1', dir: folder, ...KEEPS };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const own = launch(process.env.REDIS_SERVER ?? 'redis-server', args, { folder });
  await new Promise((resolve, reject) => {
    own.child.once('error', reject);
    own.child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
    createInterface({ input: own.child.stdout }).on('line', (line) => {
      if (line.includes('Ready to accept connections')) resolve();
    });
  });
  return { url: `redis://127.0.0.1:${port}`, pid: own.pid, stop: own.stop };
}
