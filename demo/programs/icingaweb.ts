/** Icinga Web 2, whose people are in OpenLDAP: the form is posted and drawn anew by script. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unpacked } from './installed.ts';
import { LDAP_PACKAGES, PEOPLE, startLdap } from './ldap.ts';
import type { Program } from './program.ts';
import { servePhp, startServer } from './serve.ts';
import { typeInto } from './type-into.ts';

const account = { userId: 'minji', password: 'Quiet-Harbour-42' };

const configFor = (port: number): Readonly<Record<string, string>> => ({
  'config.ini': `[global]
config_backend = "ini"
config_resource = ""
module_path = "${unpacked('usr/share/icingaweb2/modules')}"
[logging]
log = "none"
`,
  'resources.ini': `[directory]
type = "ldap"
hostname = "127.0.0.1"
port = "${port}"
root_dn = "dc=example,dc=com"
bind_dn = ""
bind_pw = ""
encryption = "none"
timeout = "3"
`,
  'authentication.ini': `[people]
backend = "ldap"
resource = "directory"
base_dn = "${PEOPLE}"
user_class = "inetOrgPerson"
user_name_attribute = "uid"
`,
  'roles.ini': '[all]\nusers = "minji"\npermissions = "*"\n',
  // What the web server would do: files as they are, all else to the program.
  'router.php': `<?php
$file = $_SERVER['DOCUMENT_ROOT'] . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (is_file($file)) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . '/index.php';
require $_SERVER['SCRIPT_FILENAME'];
`,
});

export const icingaweb: Program = {
  name: 'Icinga Web 2',
  kind: 'single page',
  debian: [
    'icingaweb2',
    'icingaweb2-common',
    'php-icinga',
    'icinga-php-library',
    'icinga-php-thirdparty',
    ...LDAP_PACKAGES,
  ],
  account,
  async start({ folder, port }) {
    const directory = await startLdap(folder, account);
    return startServer(async () => {
      const config = join(folder, 'config');
      await mkdir(config);
      for (const [name, text] of Object.entries(configFor(directory.port))) {
        await writeFile(join(config, name), text);
      }
      return servePhp({
        root: unpacked('usr/share/icingaweb2/public'),
        port,
        folder,
        env: {
          ICINGAWEB_CONFIGDIR: config,
          ICINGAWEB_STORAGEDIR: folder,
          ICINGAWEB_LIBDIR: unpacked('usr/share/icinga-php'),
        },
        settings: { include_path: `.:${unpacked('usr/share/php')}` },
        router: join(config, 'router.php'),
      });
    }, directory);
  },
  async open(page, url) {
    await page.goto(`${url}/authentication/login`);
    await page.locator('input[name=username]').waitFor();
  },
  async signIn(page, { userId, password }) {
    await typeInto(page.locator('input[name=username]'), userId);
    await typeInto(page.locator('input[name=password]'), password);
    await page.locator('input[type=submit]').click();
  },
  seeInside: (page) => page.locator('#menu').waitFor(),
  failures: [
    {
      what: 'a wrong password, twice',
      userId: 'minji',
      tries: 2,
      expected: {
        userId: 'minji',
        errorMessage: 'Incorrect username or password',
        cause: 'wrong_credentials',
        attempts: 2,
      },
    },
    {
      what: 'a directory that is down',
      userId: 'minji',
      password: account.password,
      trouble: async ({ running }) => running.breakBackend?.(),
      expected: {
        userId: 'minji',
        errorMessage:
          'All configured authentication methods failed. Please check the system log or Icinga Web 2 log for more information.',
        cause: 'server_error',
        attempts: 1,
      },
    },
    {
      // The form comes back empty and without a word.
      what: 'a page whose session is gone',
      userId: 'minji',
      password: account.password,
      trouble: ({ context }) => context.clearCookies(),
      expected: {
        userId: 'minji',
        errorMessage: null,
        cause: ['session_or_csrf_expired', 'unknown'],
        attempts: 1,
      },
    },
  ],
};
