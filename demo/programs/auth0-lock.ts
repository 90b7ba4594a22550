/** Auth0's Lock: a single page whose form is drawn by a package; the tenant's answers are its own. */
import type { Page, Route } from '@playwright/test';
import type { Program } from './program.ts';
import { servePage } from './page-server.ts';
import { typeInto } from './type-into.ts';

const account = { userId: 'minji@example.com', password: 'Quiet-Harbour-42' };
const TENANT = 'https://moonlit.auth0.com';
const CLIENT = {
  id: 'moonlit',
  tenant: 'moonlit',
  allowed: [],
  strategies: [
    {
      name: 'auth0',
      connections: [
        { name: 'People', forgot_password_url: `${TENANT}/forgot`, signup_url: `${TENANT}/signup` },
      ],
    },
  ],
};

/** As https://auth0.com/docs/libraries/common-auth0-library-authentication-errors tells. */
const ERRORS: Readonly<Record<string, readonly [status: number, code: string, text: string]>> = {
  'blocked@example.com': [401, 'unauthorized', 'user is blocked'],
  'many@example.com': [
    429,
    'too_many_attempts',
    'Your account has been blocked after multiple consecutive login attempts.',
  ],
};
const WRONG = [403, 'access_denied', 'Wrong email or password.'] as const;

async function answer(route: Route): Promise<void> {
  const request = route.request();
  const { pathname, searchParams } = new URL(request.url());
  const headers = {
    'access-control-allow-origin': (await request.headerValue('origin')) ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-headers': 'content-type, auth0-client, x-request-language',
  };
  if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers });
  if (pathname.startsWith('/client/')) {
    const body = `Auth0.setClient(${JSON.stringify(CLIENT)});`;
    return route.fulfill({ contentType: 'text/javascript', body });
  }
  if (pathname === '/authorize') {
    const location = searchParams.get('redirect_uri') ?? '';
    return route.fulfill({ status: 302, headers: { location } });
  }
  if (pathname !== '/co/authenticate') return route.fulfill({ status: 404, headers });
  const { username, password } = request.postDataJSON();
  if (username === account.userId && password === account.password) {
    return route.fulfill({ headers, json: { login_ticket: 't', co_verifier: 'v', co_id: 'i' } });
  }
  const [status, error, description] = ERRORS[username] ?? WRONG;
  return route.fulfill({ status, headers, json: { error, error_description: description } });
}

/** The style writes capitals: some browsers copy them, some what the page says. */
const copied = (message: string): readonly string[] => [message, message.toUpperCase()];

const field = (page: Page, name: string) => page.locator(`.auth0-lock-input[name=${name}]`);

export const auth0Lock: Program = {
  name: 'Auth0 Lock',
  kind: 'single page',
  account,
  start: (place) =>
    servePage(place, 'auth0-lock', {
      title: 'Moonlit Books',
      body: '<h1>Moonlit Books</h1>',
      script: `
import { Auth0Lock } from 'auth0-lock';
if (location.pathname === '/inside') document.body.append('Good evening, you are in.');
else new Auth0Lock('moonlit', 'moonlit.auth0.com', {
  configurationBaseUrl: '${TENANT}',
  language: new URLSearchParams(location.search).get('language') ?? 'en',
  languageBaseUrl: '${TENANT}',
  closable: false,
  rememberLastLogin: false,
  auth: { redirectUrl: location.origin + '/inside', responseType: 'code' },
}).show();`,
    }),
  async open(page, url) {
    await page.route('https://*/**', (route) => route.abort());
    await page.route(`${TENANT}/**`, answer);
    await page.goto(`${url}/`);
    await field(page, 'password').waitFor();
  },
  async signIn(page, { userId, password }) {
    await typeInto(page.locator('.auth0-lock-input[type=email]'), userId);
    await typeInto(field(page, 'password'), password);
    await page.locator('.auth0-lock-submit').click();
  },
  seeInside: (page) => page.getByText('you are in').waitFor(),
  failures: [
    {
      what: 'a wrong password, twice',
      userId: 'minji@example.com',
      tries: 2,
      expected: {
        userId: 'minji@example.com',
        errorMessage: copied('Wrong email or password.'),
        cause: 'wrong_credentials',
        attempts: 2,
      },
    },
    {
      what: 'an account that an administrator blocked',
      userId: 'blocked@example.com',
      expected: {
        userId: 'blocked@example.com',
        errorMessage: copied('The user is blocked.'),
        cause: 'account_disabled',
        attempts: 1,
      },
    },
    {
      what: 'an account that was tried too often',
      userId: 'many@example.com',
      expected: {
        userId: 'many@example.com',
        errorMessage: copied(
          'Your account has been blocked after multiple consecutive login attempts.',
        ),
        cause: 'account_locked',
        attempts: 1,
      },
    },
  ],
};
