import { expect, test } from '@playwright/test';
import { readReport } from './harness/fixture-result.ts';
import { expectReport, failAt, FORM, WRONG, type LoginPage } from './harness/login-site.ts';

const LOCKED = { cause: 'account_locked', confidence: 'confirmed' };
const TIMING = { 'server-timing': 'db;dur=4, porchlight;desc="account_locked"' };

test('[DT4] what the answer of a fetch says in Server-Timing is believed, with the words that come after it', async ({
  page,
}) => {
  const answer = { status: 401, json: {}, headers: TIMING };
  const script = `setTimeout(() => show('${WRONG}'), 600);`;
  const login = { scripted: { answer, script }, sign: `text=${WRONG}` };
  await expectReport(login, page, { ...LOCKED, errorMessage: WRONG });
});

test('[DT4] what a whole page says in Server-Timing is believed', async ({ page }) => {
  await expectReport({ headers: TIMING }, page, { ...LOCKED, errorMessage: WRONG });
});

test('[DT4] what a meta tag says is believed, where the page shows no words at all', async ({
  page,
}) => {
  const head = '<meta name="porchlight-error" content="account_locked">';
  const login = { head, error: '<i id="error">!</i>' };
  await expectReport(login, page, { ...LOCKED, errorMessage: null });
});

const tellThenShow = (showsInMs: number): LoginPage => ({
  scripted: {
    answer: { json: { isIn: false } },
    script: `addEventListener('porchlight:failure', () => { document.title += '!'; });
  Porchlight('reportFailure', { cause: 'account_locked' });
  setTimeout(() => show('${WRONG}'), ${showsInMs});`,
  },
  sign: `text=${WRONG}`,
});

test('[DT4] a failure that a script tells without words takes those that the page shows soon after, and is told once', async ({
  page,
}) => {
  await expectReport(tellThenShow(500), page, { ...LOCKED, errorMessage: WRONG });
  await expect(page).toHaveTitle('Sign in!');
});

test('[DT4] words that come later belong to nothing that a script has told', async ({ page }) => {
  await failAt(tellThenShow(1_500), page, async () => {
    await page.waitForTimeout(1_500);
    expect(await readReport(page)).toMatchObject({ ...LOCKED, errorMessage: null });
  });
});

/** A site that calls its user id by a word of its own, beside a field that looks more like one. */
const TWO_FIELDS = FORM.replace(
  '<label>User name <input id="user" name="user" autocomplete="username"></label>',
  `<label>Branch <input name="user_branch" value="north"></label>
<label>Kennitala <input id="kt" name="kt"></label>`,
);

test('the user id is read from the field that the owner names', async ({ page }) => {
  const login = { form: TWO_FIELDS, idField: '#kt', options: { userSelector: '[name=kt]' } };
  await expectReport(login, page, { errorMessage: WRONG });
});

test('the user id is read from the field that looks most like it where the owner names none', async ({
  page,
}) => {
  await expectReport({ form: TWO_FIELDS, idField: '#kt' }, page, { userId: 'north' });
});

test('the message is what stands where the owner says', async ({ page }) => {
  const error = `<p id="error" class="tagline">The gate stays shut for you.</p>
<p class="error">${WRONG}</p>`;
  const login = { error, options: { errorSelector: '.tagline' } };
  await expectReport(login, page, { errorMessage: 'The gate stays shut for you.' });
});

/** By its address, one to sign up with. */
const ODD_FORM = FORM.replace('action="/login"', 'action="/register"');

test('a form that the owner names is one to sign in with, whatever it looks like', async ({
  page,
}) => {
  const login = { form: ODD_FORM, options: { form: '#form' } };
  await expectReport(login, page, { errorMessage: WRONG, cause: 'wrong_credentials' });
});

test('the same form is none where the owner names no form', async ({ page }) => {
  await failAt({ form: ODD_FORM }, page, async () => {
    await page.waitForTimeout(2_500);
    expect(await readReport(page)).toBeNull();
  });
});
