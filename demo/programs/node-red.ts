/** Node-RED: its editor asks for a name and a password in a dialog, by script. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashPassword, startScript } from './npm-program.ts';
import type { Program } from './program.ts';
import { typeInto } from './type-into.ts';

const account = { userId: 'minji', password: 'Quiet-Harbour-42' };

export const nodeRed: Program = {
  name: 'Node-RED',
  kind: 'single page',
  account,
  async start(place) {
    const settings = {
      uiHost: '127.0.0.1',
      uiPort: place.port,
      flowFile: 'flows.json',
      adminAuth: {
        type: 'credentials',
        users: [
          {
            username: account.userId,
            password: await hashPassword(account.password),
            permissions: '*',
          },
        ],
      },
      editorTheme: { tours: false },
      telemetry: { enabled: false },
    };
    const file = join(place.folder, 'settings.js');
    await writeFile(file, `module.exports = ${JSON.stringify(settings)};\n`);
    return startScript(place, 'node-red/red.js', ['-u', place.folder, '-s', file]);
  },
  async open(page, url) {
    await page.goto(`${url}/`);
    await page.locator('#node-dialog-login-username').waitFor();
  },
  async signIn(page, { userId, password }) {
    await typeInto(page.locator('#node-dialog-login-username'), userId);
    await typeInto(page.locator('#node-dialog-login-password'), password);
    await page.locator('#node-dialog-login-submit').click();
  },
  seeInside: (page) =>
    page.locator('#red-ui-header-button-user, #red-ui-palette').first().waitFor(),
  failures: [
    {
      what: 'a wrong password',
      userId: 'minji',
      expected: {
        userId: 'minji',
        errorMessage: 'Login failed',
        cause: 'wrong_credentials',
        attempts: 1,
      },
    },
    {
      what: 'an unknown name on a Korean page, twice',
      userId: 'nobody',
      locale: 'ko-KR',
      tries: 2,
      expected: {
        userId: 'nobody',
        errorMessage: '로그인 실패',
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
        errorMessage: 'Login failed',
        cause: 'network_offline',
        attempts: 1,
      },
    },
  ],
};
