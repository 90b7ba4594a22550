/** Node-RED: its editor asks for a name and a password in a dialog, by script. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { killAndWait } from '../e2e/harness/processes.ts';
import { NPM } from './installed.ts';
import type { Program } from './program.ts';
import { runOnce, serve } from './serve.ts';
import { typeInto } from './type-into.ts';

const account = { userId: 'minji', password: 'Quiet-Harbour-42' };

/** The hash as Node-RED's own `hash-pw` makes it. */
const hash = (): Promise<string> =>
  runOnce(
    process.execPath,
    [
      '-e',
      'process.stdout.write(require("bcryptjs").hashSync(process.argv[1], 8))',
      account.password,
    ],
    { cwd: NPM },
  );

export const nodeRed: Program = {
  name: 'Node-RED',
  kind: 'single page',
  account,
  async start({ folder, port }) {
    const settings = {
      uiHost: '127.0.0.1',
      uiPort: port,
      flowFile: 'flows.json',
      adminAuth: {
        type: 'credentials',
        users: [{ username: account.userId, password: await hash(), permissions: '*' }],
      },
      editorTheme: { tours: false },
      telemetry: { enabled: false },
    };
    await writeFile(join(folder, 'settings.js'), `module.exports = ${JSON.stringify(settings)};\n`);
    const server = await serve({
      command: process.execPath,
      args: [
        join(NPM, 'node_modules/node-red/red.js'),
        '-u',
        folder,
        '-s',
        join(folder, 'settings.js'),
      ],
      port,
    });
    return { stop: () => killAndWait(server) };
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
