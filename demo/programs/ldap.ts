/** OpenLDAP with one person, for the programs that ask a directory who may come in. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { freePort, killAndWait } from '../e2e/harness/processes.ts';
import { unpacked } from './installed.ts';
import type { Backend, Credentials } from './program.ts';
import { runOnce, serve } from './serve.ts';

export const LDAP_PACKAGES = [
  'slapd',
  'libodbc2',
  'libwrap0',
  'libltdl7',
  'libldap-2.5-0',
  'libsasl2-2',
] as const;

/** Where people are: `uid=minji,ou=people,dc=example,dc=com`. */
export const PEOPLE = 'ou=people,dc=example,dc=com';

const LIBRARIES = `usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
const env = { LD_LIBRARY_PATH: unpacked(LIBRARIES) };

const entriesFor = ({ userId, password }: Credentials): string => `dn: dc=example,dc=com
objectClass: dcObject
objectClass: organization
dc: example
o: Moonlit Books

dn: ${PEOPLE}
objectClass: organizationalUnit
ou: people

dn: uid=${userId},${PEOPLE}
objectClass: inetOrgPerson
uid: ${userId}
cn: ${userId}
sn: ${userId}
userPassword: ${password}
`;

async function writeDirectory(folder: string, account: Credentials): Promise<string> {
  const config = join(folder, 'slapd.conf');
  await mkdir(join(folder, 'ldap'));
  await writeFile(
    config,
    `${['core', 'cosine', 'inetorgperson'].map((name) => `include ${unpacked(`etc/ldap/schema/${name}.schema`)}`).join('\n')}
modulepath ${unpacked('usr/lib/ldap')}
moduleload back_mdb
pidfile ${join(folder, 'slapd.pid')}
database mdb
suffix "dc=example,dc=com"
directory ${join(folder, 'ldap')}
maxsize 16777216
access to attrs=userPassword by anonymous auth
access to * by * read
`,
  );
  const args = ['-T', 'add', '-f', config];
  await runOnce(unpacked('usr/sbin/slapd'), args, { env, input: entriesFor(account) });
  return config;
}

/** Starts a directory in a folder of its own. */
export async function startLdap(folder: string, account: Credentials): Promise<Backend> {
  const config = await writeDirectory(folder, account);
  const port = await freePort();
  const start = (): Promise<ChildProcess> =>
    serve({
      command: unpacked('usr/sbin/slapd'),
      // With -d it stays in the foreground.
      args: ['-d', '0', '-f', config, '-h', `ldap://127.0.0.1:${port}`],
      port,
      env,
    });
  let server: ChildProcess | null = await start();
  const stop = async (): Promise<void> => {
    if (server) await killAndWait(server);
    server = null;
  };
  return {
    port,
    breakDown: stop,
    stop,
    async mend() {
      server ??= await start();
    },
  };
}
