/** FirebaseUI: the address first, the password after it, on one page; Google's service is answered for. */
import type { Page, Route } from '@playwright/test';
import type { Program } from './program.ts';
import { servePage } from './page-server.ts';
import { typeInto } from './type-into.ts';

const account = { userId: 'minji@example.com', password: 'Quiet-Harbour-42' };

/** As https://cloud.google.com/identity-platform/docs/reference/rest tells. */
const ERRORS: Readonly<Record<string, string>> = {
  'blocked@example.com': 'TOO_MANY_ATTEMPTS_TRY_LATER',
  'disabled@example.com': 'USER_DISABLED',
};

async function answer(route: Route): Promise<void> {
  const json = (status: number, body: object): Promise<void> =>
    route.fulfill({ status, json: body, headers: { 'access-control-allow-origin': '*' } });
  const request = route.request();
  if (request.method() === 'OPTIONS') {
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    return route.fulfill({ status: 204, headers });
  }
  const { email, identifier, password } = request.postDataJSON() ?? {};
  const method = new URL(request.url()).pathname.split(':').at(-1);
  if (method === 'createAuthUri') {
    const isKnown = identifier !== 'nobody@example.com';
    return json(200, { registered: isKnown, signinMethods: isKnown ? ['password'] : [] });
  }
  if (method === 'signInWithPassword') {
    const message = ERRORS[email] ?? (password === account.password ? null : 'INVALID_PASSWORD');
    if (message !== null)
      return json(400, { error: { code: 400, message, errors: [{ message }] } });
    return json(200, { localId: '1', email, idToken: TOKEN, refreshToken: 'r', expiresIn: '3600' });
  }
  return json(200, { users: [{ localId: '1', email: account.userId, providerUserInfo: [] }] });
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const TOKEN = [{ alg: 'none' }, { sub: '1', exp: 4_102_444_800, iat: 1 }, {}].map(part).join('.');

const enter = async (page: Page, userId: string): Promise<void> => {
  const address = page.locator('.firebaseui-id-email');
  // After a failure the page stays at its second step.
  if (await page.locator('.firebaseui-id-password').isVisible()) return;
  await typeInto(address, userId);
  await page.locator('.firebaseui-id-submit').click();
  await page.locator('.firebaseui-id-password, .firebaseui-id-name').first().waitFor();
};

export const firebaseui: Program = {
  name: 'FirebaseUI',
  kind: 'two steps',
  account,
  start: (place) =>
    servePage(place, 'firebaseui', {
      title: 'Moonlit Books',
      body: '<main><h1>Moonlit Books</h1><div id="login"></div></main>',
      script: `
import firebase from 'firebase/compat/app';
import 'firebase/compat/auth';
import * as firebaseui from 'firebaseui';
import style from 'firebaseui/dist/firebaseui.css?inline';
document.head.append(Object.assign(document.createElement('style'), { textContent: style }));
firebase.initializeApp({ apiKey: 'of-a-test', authDomain: 'moonlit.example.com' });
new firebaseui.auth.AuthUI(firebase.auth()).start('#login', {
  signInOptions: [firebase.auth.EmailAuthProvider.PROVIDER_ID],
  credentialHelper: firebaseui.auth.CredentialHelper.NONE,
  callbacks: {
    signInSuccessWithAuthResult() {
      document.querySelector('main').replaceChildren('Good evening, you are in.');
      return false;
    },
  },
});`,
    }),
  async open(page, url) {
    await page.route('https://*.googleapis.com/**', answer);
    await page.goto(`${url}/`);
    await page.locator('.firebaseui-id-email').waitFor();
  },
  async signIn(page, { userId, password }) {
    await enter(page, userId);
    await typeInto(page.locator('.firebaseui-id-password'), password);
    await page.locator('.firebaseui-id-submit').click();
  },
  seeInside: (page) => page.getByText('you are in').waitFor(),
  calm: [
    { what: 'being asked for the password', reach: (page) => enter(page, account.userId) },
    { what: 'being asked to sign up', reach: (page) => enter(page, 'nobody@example.com') },
  ],
  failures: [
    {
      what: 'a wrong password, twice',
      userId: 'minji@example.com',
      tries: 2,
      expected: {
        userId: 'minji@example.com',
        errorMessage: "The email and password you entered don't match",
        cause: 'wrong_credentials',
        attempts: 2,
      },
    },
    {
      what: 'an address that tried too often',
      userId: 'blocked@example.com',
      expected: {
        userId: 'blocked@example.com',
        errorMessage:
          'You have entered an incorrect password too many times. Please try again in a few minutes.',
        cause: 'rate_limited',
        attempts: 1,
      },
    },
    {
      what: 'an account that was disabled',
      userId: 'disabled@example.com',
      expected: {
        userId: 'disabled@example.com',
        errorMessage:
          'Firebase: The user account has been disabled by an administrator. (auth/user-disabled).',
        cause: 'account_disabled',
        attempts: 1,
      },
    },
  ],
};
