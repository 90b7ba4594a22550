/** Roundcube before a mail server that knows one account: its errors are toasts that go away. */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startImap } from './imap-server.ts';
import { unpacked } from './installed.ts';
import type { Program } from './program.ts';
import { servePhp, startServer } from './serve.ts';
import { typeInto } from './type-into.ts';

const account = { userId: 'minji@example.com', password: 'Quiet-Harbour-42' };

/** A copy, as Roundcube looks for everything below the folder of its index.php. */
async function writeInstallation(folder: string, imapPort: number): Promise<string> {
  const root = join(folder, 'roundcube');
  await cp(unpacked('usr/share/roundcube'), root, { recursive: true });
  await cp(unpacked('etc/roundcube'), join(root, 'config'), { recursive: true });
  await Promise.all(['temp', 'logs'].map((name) => mkdir(join(root, name), { recursive: true })));
  await writeFile(
    join(root, 'config/config.inc.php'),
    `<?php
$config['db_dsnw'] = 'sqlite:///${join(folder, 'roundcube.db')}?mode=0600';
$config['imap_host'] = '127.0.0.1:${imapPort}';
$config['imap_auth_type'] = 'IMAP';
$config['product_name'] = 'Moonlit Mail';
$config['des_key'] = 'rcmail-!24ByteDESkey*Str';
$config['plugins'] = [];
$config['skin'] = 'elastic';
$config['log_driver'] = 'file';
$config['log_dir'] = '${join(root, 'logs')}';
$config['temp_dir'] = '${join(root, 'temp')}';
`,
  );
  return root;
}

export const roundcube: Program = {
  name: 'Roundcube',
  kind: 'page post',
  debian: [
    'roundcube-core',
    'php-pear',
    'php-auth-sasl',
    'php-mail-mime',
    'php-net-socket',
    'php-net-smtp',
    'php-net-sieve',
    'php-masterminds-html5',
    'php-guzzlehttp-guzzle',
    'php-guzzlehttp-promises',
    'php-guzzlehttp-psr7',
    'php-psr-http-client',
    'php-psr-http-message',
    'php-psr-http-factory',
    'php-getallheaders',
    'php-symfony-deprecation-contracts',
    'libjs-popper.js',
    'libjs-bootstrap4',
    'libjs-codemirror',
    'libjs-jquery',
    'libjs-jquery-ui',
    'libjs-jquery-minicolors',
    'libjs-jstimezonedetect',
  ],
  account,
  async start({ folder, port }) {
    const mail = await startImap(account);
    return startServer(async () => {
      const root = await writeInstallation(folder, mail.port);
      const prepend = join(folder, 'prepend.php');
      await writeFile(prepend, `<?php\ndefine('INSTALL_PATH', '${root}/');\n`);
      return servePhp({
        root,
        port,
        folder,
        settings: { auto_prepend_file: prepend, include_path: `.:${unpacked('usr/share/php')}` },
      });
    }, mail);
  },
  async open(page, url) {
    await page.goto(`${url}/`);
    await page.locator('#rcmloginuser').waitFor();
  },
  async signIn(page, { userId, password }) {
    await typeInto(page.locator('#rcmloginuser'), userId);
    await typeInto(page.locator('#rcmloginpwd'), password);
    await page.locator('#rcmloginsubmit').click();
  },
  seeInside: (page) => page.locator('#layout-list').waitFor(),
  failures: [
    {
      what: 'a wrong password',
      userId: 'minji@example.com',
      expected: {
        userId: 'minji@example.com',
        errorMessage: 'Login failed.',
        cause: 'wrong_credentials',
        attempts: 1,
      },
    },
    {
      what: 'an unknown address on a Korean page, twice',
      userId: 'nobody@example.com',
      locale: 'ko-KR',
      tries: 2,
      expected: {
        userId: 'nobody@example.com',
        errorMessage: '로그인이 실패했습니다.',
        cause: 'wrong_credentials',
        attempts: 2,
      },
    },
    {
      what: 'a mail server that is down',
      userId: 'minji@example.com',
      password: account.password,
      trouble: async ({ running }) => running.breakBackend?.(),
      expected: {
        userId: 'minji@example.com',
        errorMessage: 'Connection to storage server failed.',
        cause: 'server_error',
        attempts: 1,
      },
    },
    {
      what: 'a page whose session is gone',
      userId: 'minji@example.com',
      password: account.password,
      trouble: ({ context }) => context.clearCookies(),
      expected: {
        userId: 'minji@example.com',
        errorMessage: 'Invalid request! No data was saved.',
        cause: 'session_or_csrf_expired',
        attempts: 1,
      },
    },
  ],
};
