/** A login page made for one test, and a person who fails to sign in on it. */
import { expect, type Page } from '@playwright/test';
import { page as document } from '../../fixtures/document.ts';
import { serveFixtures } from '../../fixtures/serve.ts';
import type { Answer, Asked, FixtureSite } from '../../fixtures/site.ts';
import { signIn } from '../../fixtures/walk.ts';
import { readReport } from './fixture-result.ts';
import { FixtureWalk } from './fixture-walk.ts';

export const USER_ID = 'minji@example.com';
export const WRONG = 'Incorrect username or password.';

/** What differs from a plain login page that is posted. */
export type LoginPage = {
  /** Attributes of the script tag, as `dataset` names them. */
  readonly options?: Readonly<Record<string, string>>;
  readonly form?: string;
  /** Where the user id is typed. */
  readonly idField?: string;
  /** What the page shows once the sign-in has failed; `sign` is how a person finds it. */
  readonly error?: string;
  readonly sign?: string;
  /** More of the head and the headers of the page that tells of the failure. */
  readonly head?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of a page, what the form's `fetch` is answered with, and what the page does then. */
  readonly scripted?: { readonly answer: Answer; readonly script: string };
};

export const FORM = `<form id="form" method="post" action="/login">
<label>User name <input id="user" name="user" autocomplete="username"></label>
<label>Password <input id="password" name="password" type="password"></label>
<button id="go">Sign in</button></form>`;

const SCRIPT = (more: string): string => `<script>
document.getElementById('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const show = (text) => { document.getElementById('told').textContent = text; };
  const answer = await fetch('/api/login', { method: 'POST' });
  await answer.json();
  ${more}
});
</script>`;

const ERROR = `<p class="error" id="error">${WRONG}</p>`;

function siteOf(login: LoginPage): FixtureSite {
  const { options, form = FORM, error = ERROR, head = '', headers, scripted } = login;
  const script = scripted ? SCRIPT(scripted.script) : '';
  const draw = (isFailed: boolean): Answer => ({
    html: document(
      'Sign in',
      `<main><h1>Welcome</h1>${isFailed ? error : ''}<div id="told"></div>${form}</main>${script}`,
      { head: isFailed ? head : '' },
    ),
    ...(isFailed && headers && { headers }),
  });
  const answer = ({ method, path }: Asked): Answer =>
    path === '/api/login' && scripted ? scripted.answer : draw(method === 'POST');
  const fields = { id: login.idField ?? '#user', password: '#password', button: '#go' };
  return {
    name: 'login',
    about: '',
    start: '/login',
    ...(options && { options }),
    answer,
    walk: signIn(fields, USER_ID, login.sign ?? '#error'),
    expected: null,
  };
}

/** How long a failure may take to be seen, ms. */
const SEEN_WITHIN_MS = 9_000;

/** Opens the page and fails to sign in; `check` sees the page as long as its server runs. */
export async function failAt(
  login: LoginPage,
  page: Page,
  check: () => Promise<void>,
): Promise<void> {
  const site = siteOf(login);
  const server = await serveFixtures([site]);
  try {
    await new FixtureWalk(page, site, (path) => server.urlOf(site, path)).go();
    await check();
  } finally {
    await server.stop();
  }
}

/** Fails to sign in, and waits until the report says what is expected of it. */
export const expectReport = (
  login: LoginPage,
  page: Page,
  expected: Readonly<Record<string, unknown>>,
): Promise<void> =>
  failAt(login, page, () =>
    expect
      .poll(() => readReport(page), { timeout: SEEN_WITHIN_MS })
      .toMatchObject({ userId: USER_ID, attempts: 1, ...expected }),
  );
