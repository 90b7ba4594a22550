/** phpLDAPadmin before OpenLDAP: the answer of the directory itself stands on the page. */
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unpacked } from './installed.ts';
import { LDAP_PACKAGES, PEOPLE, startLdap } from './ldap.ts';
import type { Program } from './program.ts';
import { servePhp, startServer } from './serve.ts';
import { typeInto } from './type-into.ts';

const PASSWORD = 'Quiet-Harbour-42';
const account = { userId: `uid=minji,${PEOPLE}`, password: PASSWORD };

/** Two boxes stand above the form: people copy the line that says why, a whole box, or both. */
function bothBoxes(reason: string): readonly string[] {
  const first = `Error: ${reason} for user`;
  const second = 'Invalid Username or Password.';
  const firstBox = `Unable to connect to LDAP server Moonlit directory ${first}`;
  const secondBox = `Failed to Authenticate to server ${second}`;
  return [first, second, firstBox, secondBox, `${firstBox} ${secondBox}`];
}

export const phpldapadmin: Program = {
  name: 'phpLDAPadmin',
  kind: 'page post',
  debian: ['phpldapadmin', ...LDAP_PACKAGES],
  account,
  async start({ folder, port }) {
    const directory = await startLdap(folder, { userId: 'minji', password: PASSWORD });
    return startServer(async () => {
      const root = join(folder, 'phpldapadmin');
      await cp(unpacked('usr/share/phpldapadmin'), root, { recursive: true });
      await writeFile(
        join(root, 'config/config.php'),
        `<?php
$config->custom->session['blowfish'] = '0123456789abcdef0123456789abcdef';
$servers = new Datastore();
$servers->newServer('ldap_pla');
$servers->setValue('server','name','Moonlit directory');
$servers->setValue('server','host','127.0.0.1');
$servers->setValue('server','port',${directory.port});
$servers->setValue('server','base',array('dc=example,dc=com'));
$servers->setValue('login','auth_type','session');
`,
      );
      return servePhp({ root: join(root, 'htdocs'), port, folder });
    }, directory);
  },
  async open(page, url) {
    await page.goto(`${url}/cmd.php?cmd=login_form&server_id=1`);
    await page.locator('#login').waitFor();
  },
  async signIn(page, { userId, password }) {
    await typeInto(page.locator('#login'), userId);
    await typeInto(page.locator('#password'), password);
    await page.locator('form input[name=submit]').click();
  },
  seeInside: (page) => page.getByText('Logged in as').waitFor(),
  failures: [
    {
      what: 'a wrong password',
      userId: account.userId,
      expected: {
        userId: account.userId,
        errorMessage: bothBoxes('Invalid credentials (49)'),
        cause: 'wrong_credentials',
        attempts: 1,
      },
    },
    {
      what: 'an unknown name, twice',
      userId: `uid=nobody,${PEOPLE}`,
      tries: 2,
      expected: {
        userId: `uid=nobody,${PEOPLE}`,
        errorMessage: bothBoxes('Invalid credentials (49)'),
        cause: 'wrong_credentials',
        attempts: 2,
      },
    },
    {
      what: 'a name that is no distinguished name',
      userId: 'minji',
      expected: {
        userId: 'minji',
        errorMessage: bothBoxes('Invalid DN syntax (34)'),
        cause: 'wrong_credentials',
        attempts: 1,
      },
    },
    {
      what: 'a directory that is down',
      userId: account.userId,
      password: PASSWORD,
      trouble: async ({ running }) => running.breakBackend?.(),
      expected: {
        userId: account.userId,
        errorMessage: bothBoxes("Can't contact LDAP server (-1)"),
        cause: 'server_error',
        attempts: 1,
      },
    },
  ],
};
