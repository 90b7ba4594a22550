import type { SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { OwnProcess } from './own-process.ts';
import { until } from './until.ts';

export type ReverseProxyKind = 'nginx' | 'haproxy';

/** What the shipped examples listen on, and the two lines that name their relays. */
const LISTEN = {
  nginx: /^( *)listen 8080;$/m,
  haproxy: /^( *)bind :8080$/m,
} as const;
const RELAYS = /^( *server .*)127\.0\.0\.1:3001(.*\n).*127\.0\.0\.1:3002.*\n/gm;
const FILES = { nginx: 'nginx.conf', haproxy: 'haproxy.cfg' } as const;

/** What surrounds the example in /etc/nginx/nginx.conf, with everything in one folder. */
const nginxMain = (isRoot: boolean) => `
daemon off;
${isRoot ? 'user root;' : ''}
worker_processes 2;
pid nginx.pid;
error_log error.log;
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

/** Replaces what must be there: an example that was reworded would be tested with its own ports. */
function replaced(text: string, pattern: RegExp, by: (...groups: string[]) => string): string {
  const result = text.replace(pattern, (_match: string, ...groups: string[]) => by(...groups));
  if (result === text) throw new Error(`the example has no ${String(pattern)}`);
  return result;
}

/** nginx or HAProxy with the example that we ship, before relays of a test. */
export class ReverseProxy {
  readonly #kind: ReverseProxyKind;
  readonly #relays: readonly string[];
  readonly #folder: string;
  #process: OwnProcess | null = null;
  #port = 0;

  /** @param relays their addresses, such as `http://127.0.0.1:3001` */
  constructor(kind: ReverseProxyKind, relays: readonly string[]) {
    this.#kind = kind;
    this.#relays = relays;
    this.#folder = mkdtempSync(join(tmpdir(), `porchlight-${kind}-`));
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** @throws with what it said, when it ends instead */
  async start(): Promise<this> {
    this.#port ||= await freePort();
    writeFileSync(join(this.#folder, 'porchlight.conf'), this.#example());
    const own = this.#spawn();
    this.#process = own;
    let said = '';
    own.child.stderr?.on('data', (text) => (said += String(text)));
    await until(`${this.#kind} to take connections`, async () => {
      if (!own.isRunning) throw new Error(`${this.#kind} ended with ${await own.ended}: ${said}`);
      const socket = connect(this.#port, '127.0.0.1');
      const isUp = await once(socket, 'connect').then(
        () => true,
        () => false,
      );
      socket.destroy();
      return isUp;
    });
    return this;
  }

  #example(): string {
    const file = new URL(`../../docs/examples/${FILES[this.#kind]}`, import.meta.url);
    const [word, end] = this.#kind === 'nginx' ? ['listen', ';'] : ['bind', ''];
    const address = `127.0.0.1:${this.#port}`;
    const text = replaced(
      readFileSync(file, 'utf8'),
      LISTEN[this.#kind],
      (indent) => `${indent}${word} ${address}${end}`,
    );
    return replaced(text, RELAYS, (before = '', after = '') =>
      this.#relays
        .map(
          (relay, at) => before.replace('relay1', `relay${at + 1}`) + new URL(relay).host + after,
        )
        .join(''),
    );
  }

  /** In a process group of its own, as nginx has workers. */
  #spawn(): OwnProcess {
    const options: SpawnOptions = { detached: true, stdio: ['ignore', 'ignore', 'pipe'] };
    if (this.#kind === 'haproxy') {
      const binary = process.env['HAPROXY'] ?? '/usr/sbin/haproxy';
      return new OwnProcess(binary, ['-db', '-f', join(this.#folder, 'porchlight.conf')], options);
    }
    writeFileSync(join(this.#folder, 'nginx.conf'), nginxMain(process.getuid?.() === 0));
    const binary = process.env['NGINX'] ?? '/usr/sbin/nginx';
    const args = ['-p', this.#folder, '-c', 'nginx.conf', '-e', 'error.log'];
    return new OwnProcess(binary, args, options);
  }

  async end(): Promise<void> {
    await this.#process?.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
