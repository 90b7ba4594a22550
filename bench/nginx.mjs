// nginx before relays, with the example that docs/ ships.
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, launch } from './own-process.mjs';

/** What stands around the example in /etc/nginx/nginx.conf, with everything in one folder. */
const MAIN = `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 2;
pid nginx.pid;
events { worker_connections 4096; }
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  include porchlight.conf;
}
`;

async function isListening(port) {
  const socket = connect(port, '127.0.0.1');
  const isUp = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isUp;
}

/** @param {readonly string[]} relays two addresses, such as `http://localhost:3001` */
export async function startNginx(relays) {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-bench-nginx-'));
  const port = await freePort();
  const example = readFileSync(new URL('../docs/examples/nginx.conf', import.meta.url), 'utf8');
  const [first, second] = relays.map((relay) => `127.0.0.1:${new URL(relay).port}`);
  const site = example
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replaceAll('127.0.0.1:3001', first)
    .replaceAll('127.0.0.1:3002', second);
  writeFileSync(join(folder, 'porchlight.conf'), site);
  writeFileSync(join(folder, 'nginx.conf'), MAIN);
  const args = ['-p', folder, '-c', 'nginx.conf', '-e', 'error.log'];
  const own = launch(process.env.NGINX ?? '/usr/sbin/nginx', args, { folder });
  while (!(await isListening(port))) {
    if (own.child.exitCode !== null) throw new Error(`nginx ended with ${own.child.exitCode}`);
    await sleep(50);
  }
  return { url: `http://127.0.0.1:${port}`, stop: own.stop };
}
