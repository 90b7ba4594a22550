/** MediaWiki on SQLite, with its own throttle, its captcha after bad logins and its one-time codes. */
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unpacked } from './installed.ts';
import type { Page } from '@playwright/test';
import type { Credentials, Program } from './program.ts';
import { PHP, runOnce, servePhp, startServer } from './serve.ts';
import { typeInto } from './type-into.ts';

const account = { userId: 'Minji', password: 'Quiet-Harbour-42' };
/** Somebody whose password is typed wrong: the next page then asks for a captcha. */
const OTHER = { userId: 'Haneul', password: 'Early-Orchard-93' };
const GUARDED = { userId: 'Sooyeon', password: 'Gentle-Lantern-17' };
const SETTINGS = `
wfLoadExtension( 'OATHAuth' );
wfLoadExtension( 'ConfirmEdit' );
$wgCaptchaClass = 'MediaWiki\\Extension\\ConfirmEdit\\SimpleCaptcha\\SimpleCaptcha';
$wgCaptchaTriggers['badlogin'] = true;
$wgCaptchaBadLoginAttempts = 100;
$wgCaptchaBadLoginPerUserAttempts = 1;
$wgPasswordAttemptThrottle = [ [ 'count' => 3, 'seconds' => 300 ] ];
$wgMainCacheType = CACHE_DB;
$wgSessionCacheType = CACHE_DB;
$wgJobRunRate = 0;
`;
/** Gives a person a second factor, as they would on the page that shows a QR code. */
const ENROL = `$db = new SQLite3($argv[1]);
$id = $db->querySingle("SELECT user_id FROM user WHERE user_name = '{$argv[2]}'");
$db->exec("INSERT INTO oathauth_users (id, module, data) VALUES ($id, 'totp', '{\\"keys\\":[{\\"secret\\":\\"JBSWY3DPEHPK3PXP\\",\\"scratch_tokens\\":[]}]}')");`;

async function install(folder: string, url: string, env: NodeJS.ProcessEnv): Promise<void> {
  const php = (script: string, ...args: readonly string[]): Promise<string> =>
    runOnce(PHP, [unpacked(`usr/share/mediawiki/maintenance/${script}`), ...args], {
      env: script === 'install.php' ? {} : env,
    });
  const { userId, password } = account;
  const options = {
    dbtype: 'sqlite',
    dbpath: folder,
    dbname: 'wiki',
    server: url,
    scriptpath: '',
    confpath: folder,
    pass: password,
  };
  const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  await php('install.php', ...args, 'Moonlit Wiki', userId);
  await appendFile(join(folder, 'LocalSettings.php'), SETTINGS);
  await php('update.php', '--quick', '--skip-external-dependencies');
  await php('createAndPromote.php', OTHER.userId, OTHER.password);
  await php('createAndPromote.php', GUARDED.userId, GUARDED.password);
  await runOnce(PHP, ['-r', ENROL, join(folder, 'wiki.sqlite'), GUARDED.userId]);
}

/** Types, and where a sum is asked for, answers with so many times what is right. */
async function signIn(page: Page, { userId, password }: Credentials, times: number): Promise<void> {
  await typeInto(page.locator('#wpName1'), userId);
  await typeInto(page.locator('#wpPassword1'), password);
  const sum = page.locator('#mw-input-captchaWord, input[name=captchaWord]');
  if (await sum.isVisible()) {
    const text = (await page.locator('form[name=userlogin]').innerText()).replace('−', '-');
    const [, a, sign, b] = /(\d+)([+-])(\d+) =/.exec(text) ?? [];
    const right = Number(a) + (sign === '-' ? -1 : 1) * Number(b);
    await sum.fill(String(right * times + (1 - times)));
  }
  await page.locator('#wpLoginAttempt').click();
}

export const mediawiki: Program = {
  name: 'MediaWiki',
  kind: 'two steps',
  debian: ['mediawiki', 'mediawiki-classes'],
  account,
  async start({ folder, port, url }) {
    const env = { MW_CONFIG_FILE: join(folder, 'LocalSettings.php') };
    await install(folder, url, env);
    return startServer(() =>
      servePhp({ root: unpacked('usr/share/mediawiki'), port, folder, env }),
    );
  },
  async open(page, url) {
    await page.goto(`${url}/index.php?title=Special:UserLogin`);
    await page.locator('#wpName1').waitFor();
  },
  signIn: (page, credentials) => signIn(page, credentials, 1),
  calm: [
    {
      what: 'being asked for the second factor',
      async reach(page) {
        await signIn(page, GUARDED, 1);
        await page.locator('input[name=OATHToken]').waitFor();
      },
    },
  ],
  seeInside: (page) => page.locator('#pt-logout').waitFor(),
  failures: [
    {
      what: 'a wrong password',
      userId: OTHER.userId,
      expected: {
        userId: OTHER.userId,
        errorMessage: 'Incorrect username or password entered. Please try again.',
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
        errorMessage: 'Incorrect username or password entered. Please try again.',
        cause: 'wrong_credentials',
        attempts: 2,
      },
    },
    {
      what: 'a page whose session is gone',
      userId: 'Minji',
      password: account.password,
      trouble: ({ context }) => context.clearCookies(),
      expected: {
        userId: 'Minji',
        errorMessage:
          'There seems to be a problem with your login session; this action has been canceled as a precaution against session hijacking. Please resubmit the form.',
        cause: 'session_or_csrf_expired',
        attempts: 1,
      },
    },
    {
      what: 'a wrong code of the second factor',
      userId: GUARDED.userId,
      password: GUARDED.password,
      nextStep: async ({ page }) => {
        await page.locator('input[name=OATHToken]').fill('123456');
        // A person takes longer than a second to read a code off a phone.
        await page.waitForFunction(() => performance.now() > 1_500);
        await page.locator('#wpLoginAttempt, button[type=submit]').first().click();
      },
      expected: {
        userId: GUARDED.userId,
        errorMessage: 'Verification failed.',
        cause: 'mfa_failed',
        attempts: 1,
      },
    },
    {
      // It does not tell which of the two was wrong: that would help those who guess.
      what: 'a wrong answer to the captcha that comes after wrong passwords',
      userId: 'Somebody',
      tries: 3,
      type: ({ page }, credentials) => signIn(page, credentials, 0),
      expected: {
        userId: 'Somebody',
        errorMessage: 'Incorrect username or password entered. Please try again.',
        cause: 'wrong_credentials',
        attempts: 3,
      },
    },
    {
      what: 'many wrong passwords until it is too many',
      userId: 'Throttled',
      tries: 4,
      type: ({ page }, credentials) => signIn(page, credentials, 1),
      expected: {
        userId: 'Throttled',
        errorMessage:
          'You have made too many recent login attempts. Please wait 5 minutes before trying again.',
        cause: 'rate_limited',
        attempts: 4,
      },
    },
  ],
};
