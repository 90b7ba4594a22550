/** Verdaccio, a package registry: a React page whose login is a dialog. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashPassword, startScript } from './npm-program.ts';
import type { Program } from './program.ts';
import { typeInto } from './type-into.ts';

const account = { userId: 'minji', password: 'Quiet-Harbour-42' };

export const verdaccio: Program = {
  name: 'Verdaccio',
  kind: 'single page',
  account,
  async start(place) {
    const hash = await hashPassword(account.password);
    await writeFile(join(place.folder, 'htpasswd'), `${account.userId}:${hash}\n`);
    const file = join(place.folder, 'config.yaml');
    await writeFile(
      file,
      `storage: ./storage
auth:
  htpasswd:
    file: ./htpasswd
    max_users: -1
web:
  title: Moonlit packages
packages:
  '**':
    access: $all
log: { type: stdout, format: pretty, level: warn }
`,
    );
    const listen = `127.0.0.1:${place.port}`;
    return startScript(place, 'verdaccio/bin/verdaccio', ['--config', file, '--listen', listen]);
  },
  async open(page, url) {
    await page.goto(`${url}/`);
    await page.locator('[data-testid=header--button-login]').click();
    await page.locator('#login--dialog-username').waitFor();
  },
  async signIn(page, { userId, password }) {
    await typeInto(page.locator('#login--dialog-username'), userId);
    await typeInto(page.locator('#login--dialog-password'), password);
    await page.locator('#login--dialog-button-submit').click();
  },
  seeInside: (page) =>
    page.locator('#header--button-account, [data-testid=logInDialogIcon]').first().waitFor(),
  failures: [
    {
      what: 'a wrong password',
      userId: 'minji',
      expected: {
        userId: 'minji',
        errorMessage: 'Invalid username or password',
        cause: 'wrong_credentials',
        attempts: 1,
      },
    },
    {
      what: 'an unknown name, twice',
      userId: 'nobody',
      tries: 2,
      expected: {
        userId: 'nobody',
        errorMessage: 'Invalid username or password',
        cause: 'wrong_credentials',
        attempts: 2,
      },
    },
    {
      what: 'a browser that went offline',
      userId: 'minji',
      trouble: ({ context }) => context.setOffline(true),
      expected: {
        userId: 'minji',
        errorMessage: 'Invalid username or password',
        cause: 'network_offline',
        attempts: 1,
      },
    },
  ],
};
