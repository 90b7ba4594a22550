import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNTS, PASSWORD } from './accounts.ts';
import { contentSecurityPolicy } from './headers.ts';
import { createBrowser, signIn, startDemo, type RunningDemo } from './testing/browser.ts';

const TAG = /<script async src="\/v1\/porchlight\.js" data-site="demo"><\/script>/g;
const LOGIN_PAGES = ['ko', 'en'].flatMap((language) =>
  ['classic', 'spa', 'two-step', 'two-step/password'].map((page) => `/demo/${language}/${page}`),
);
const OTHER_PAGES = [
  '/demo/',
  '/demo/ko/reset',
  '/demo/en/reset',
  '/demo/en/home',
  '/demo/nothing',
];
let demo: RunningDemo;

beforeAll(async () => {
  demo = await startDemo({ pageHangMs: 10 });
});
afterAll(() => demo.close());

/** A page as somebody sees who is signed in and has typed an id into the first of two steps. */
async function open(path: string) {
  const browser = createBrowser(demo.origin);
  const person = { language: 'en', kind: 'two-step', userId: 'minji@example.com' } as const;
  await signIn(browser, { ...person, password: 'moonlight' });
  const page = await browser.visit(path);
  expect(page.path).toBe(path);
  return page;
}

test.each(LOGIN_PAGES)('%s has our tag once', async (path) => {
  const { text } = await open(path);
  expect(text.match(TAG)).toHaveLength(1);
  expect(text.match(/porchlight/gi)).toHaveLength(1);
});

test.each(OTHER_PAGES)('%s does not have our tag', async (path) => {
  expect((await open(path)).text).not.toContain('porchlight.js');
});

test('the page of a time-out has our tag and no form', async () => {
  const person = { language: 'ko', kind: 'classic', userId: 'slow@example.com' } as const;
  const { text } = await signIn(createBrowser(demo.origin), { ...person, password: 'x' });
  expect(text.match(TAG)).toHaveLength(1);
  expect(text).not.toContain('<form');
});

test.each([...LOGIN_PAGES, ...OTHER_PAGES])(
  '%s has nothing that its policy forbids',
  async (path) => {
    const { text, headers } = await open(path);
    expect(headers.get('content-security-policy')).toBe(
      contentSecurityPolicy(new URL(demo.origin).host),
    );
    expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
    for (const [, attributes, body] of text.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)) {
      expect(attributes).toContain(' src="/');
      expect(body).toBe('');
    }
  },
);

test('the policy names the host for sockets, unless the host could change the policy', () => {
  expect(contentSecurityPolicy('localhost:3000')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; " +
      "base-uri 'none'; frame-ancestors 'none'; connect-src 'self' ws://localhost:3000 wss://localhost:3000",
  );
  expect(contentSecurityPolicy('[::1]:3000')).toMatch(/ wss:\/\/\[::1\]:3000$/);
  expect(contentSecurityPolicy("a; script-src 'unsafe-inline'")).toMatch(/connect-src 'self'$/);
  expect(contentSecurityPolicy(undefined)).toMatch(/connect-src 'self'$/);
});

test('everything a page refers to on the demo exists', async () => {
  const browser = createBrowser(demo.origin);
  const seen = new Set<string>(['/demo/']);
  for (const path of seen) {
    const page = await browser.visit(path);
    expect([path, page.status]).toEqual([path, 200]);
    for (const [, link] of page.text.matchAll(/(?:href|src)="(\/demo\/[^"]*)"/g))
      seen.add(link ?? '');
  }
  expect([...seen]).toEqual(expect.arrayContaining(['/demo/assets/spa.js', '/demo/en/two-step']));
});

describe('the front page', () => {
  test.each([
    ['/demo/', 'ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
    ['/demo/', 'en-GB,en;q=0.9', 'en'],
    ['/demo/', 'fr', 'en'],
    ['/demo/?lang=ko', 'en', 'ko'],
    ['/demo/?lang=en', 'ko', 'en'],
    ['/demo/?lang=xx', 'ko', 'ko'],
  ])('%s for a browser that asks for %s is in %s', async (path, asked, language) => {
    const headers = { 'accept-language': asked };
    const page = await createBrowser(demo.origin).send(path, { headers });
    expect(page.text).toContain(`<html lang="${language}">`);
    expect(page.headers.get('vary')).toContain('Accept-Language');
  });

  test('prints every account, the password and the way to the console', async () => {
    const { text } = await open('/demo/');
    const words = text.replaceAll('<wbr />', '');
    for (const { id } of ACCOUNTS) expect(words).toContain(`<code>${id}</code>`);
    expect(words).toContain(`<code>${PASSWORD}</code>`);
    expect(words).toContain('href="/console/"');
  });
});

test('the second step without a user id leads back to the first', async () => {
  const page = await createBrowser(demo.origin).visit('/demo/ko/two-step/password');
  expect(page.path).toBe('/demo/ko/two-step');
});

test('an asset that has not changed is not sent again', async () => {
  const browser = createBrowser(demo.origin);
  const etag = (await browser.send('/demo/assets/demo.css')).headers.get('etag') ?? '';
  const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
  const again = await browser.send('/demo/assets/demo.css', { headers });
  expect(again.status).toBe(304);
});
