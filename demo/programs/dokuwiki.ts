/** DokuWiki: users and pages are files, so there is nothing behind it that could break. */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unpacked } from './installed.ts';
import type { Program } from './program.ts';
import { PHP, runOnce, servePhp, startServer } from './serve.ts';
import { typeInto } from './type-into.ts';

const account = { userId: 'minji', password: 'Quiet-Harbour-42' };
const DATA = [
  'attic',
  'cache',
  'index',
  'locks',
  'log',
  'media',
  'media_attic',
  'media_meta',
  'meta',
  'pages',
  'tmp',
];

async function writeConfig(conf: string, data: string): Promise<void> {
  await cp(unpacked('etc/dokuwiki'), conf, {
    recursive: true,
    filter: (path) => !path.endsWith('.auth.php'),
  });
  await Promise.all(DATA.map((name) => mkdir(join(data, name), { recursive: true })));
  const hash = await runOnce(PHP, [
    '-r',
    'echo password_hash($argv[1], PASSWORD_BCRYPT);',
    account.password,
  ]);
  await writeFile(
    join(conf, 'users.auth.php'),
    `${account.userId}:${hash}:Minji:minji@example.com:user\n`,
  );
  await writeFile(join(conf, 'acl.auth.php'), '* @ALL 1\n* @user 8\n');
  await writeFile(
    join(conf, 'local.php'),
    `<?php
$conf['title'] = 'Moonlit Books';
$conf['useacl'] = 1;
$conf['superuser'] = '@admin';
$conf['disableactions'] = 'register';
$conf['savedir'] = ${JSON.stringify(data)};
$conf['updatecheck'] = 0;
`,
  );
}

export const dokuwiki: Program = {
  name: 'DokuWiki',
  kind: 'page post',
  debian: [
    'dokuwiki',
    'libphp-simplepie',
    'php-phpseclib',
    'php-random-compat',
    'php-geshi',
    'libjs-jquery',
    'libjs-jquery-ui',
    'libjs-jquery-cookie',
  ],
  account,
  async start({ folder, port }) {
    const conf = `${join(folder, 'conf')}/`;
    await writeConfig(conf, join(folder, 'data'));
    const prepend = join(folder, 'prepend.php');
    const names = { DOKU_MAIN_CONF: conf, DOKU_CONF: conf };
    await writeFile(
      prepend,
      `<?php\n${Object.entries(names)
        .map(([name, value]) => `define('${name}', '${value}');`)
        .join('\n')}\n`,
    );
    return startServer(() =>
      servePhp({
        root: unpacked('usr/share/dokuwiki'),
        port,
        folder,
        settings: { auto_prepend_file: prepend, include_path: `.:${unpacked('usr/share/php')}` },
      }),
    );
  },
  async open(page, url) {
    await page.goto(`${url}/doku.php?id=start&do=login`);
    await page.getByRole('textbox', { name: 'Username' }).waitFor();
  },
  async signIn(page, { userId, password }) {
    await typeInto(page.getByRole('textbox', { name: 'Username' }), userId);
    await typeInto(page.getByLabel('Password'), password);
    await page.getByRole('button', { name: 'Log In' }).click();
  },
  seeInside: (page) => page.getByText('Logged in as').waitFor(),
  failures: [
    {
      what: 'a wrong password',
      userId: 'minji',
      expected: {
        userId: 'minji',
        errorMessage: 'Sorry, username or password was wrong.',
        cause: 'wrong_credentials',
        attempts: 1,
      },
    },
    {
      what: 'an unknown name, twice',
      userId: 'nobody at all',
      tries: 2,
      expected: {
        userId: 'nobody at all',
        errorMessage: 'Sorry, username or password was wrong.',
        cause: 'wrong_credentials',
        attempts: 2,
      },
    },
  ],
};
