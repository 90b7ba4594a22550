import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBrowser, formPost, startDemo, type RunningDemo } from './testing/browser.ts';

const LIMIT = 16_384;
const FORMS = ['classic', 'spa', 'two-step', 'two-step/password', 'sign-out'];
let demo: RunningDemo;

beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());

function post(
  path: string,
  type: string,
  body: string | Uint8Array<ArrayBuffer>,
  encoding?: string,
) {
  const headers = new Headers({ 'content-type': type });
  if (encoding !== undefined) headers.set('content-encoding', encoding);
  return createBrowser(demo.origin).send(path, { method: 'POST', headers, body });
}

const FORM_TYPE = 'application/x-www-form-urlencoded';

test.each(FORMS)('a form of 16 KiB is read by %s, one byte more is not', async (form) => {
  const fits = 'x='.padEnd(LIMIT, 'a');
  expect((await post(`/demo/en/${form}`, FORM_TYPE, fits)).status).not.toBe(413);
  const answer = await post(`/demo/ko/${form}`, FORM_TYPE, `${fits}a`);
  expect(answer.status).toBe(413);
  expect(answer.text).toContain('너무 깁니다');
});

test('a request of 16 KiB is read by the script’s endpoint, one byte more is not', async () => {
  const body = (length: number) => `{"x":"${'a'.repeat(length - 8)}"}`;
  const fits = await post('/demo/en/spa/session', 'application/json', body(LIMIT));
  expect(JSON.parse(fits.text)).toMatchObject({ error: { code: 'cookies-blocked' } });
  const over = await post('/demo/en/spa/session', 'application/json', body(LIMIT + 1));
  expect(over.status).toBe(413);
  expect(JSON.parse(over.text)).toMatchObject({ error: { code: 'too-large' } });
});

test.each([
  ['no JSON', '{"email":', undefined],
  ['a number', '7', undefined],
  ['a list', '[]', undefined],
  ['null', 'null', undefined],
  ['a user id that is no text', '{"email":{"a":1},"password":"x"}', undefined],
  ['a password that is no text', '{"email":"a","password":1}', undefined],
  ['an encoding it does not read', '{}', 'gzip'],
])('the script’s endpoint answers %s with 400', async (_what, body, encoding) => {
  const answer = await post('/demo/ko/spa/session', 'application/json', body, encoding);
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'bad-request' } });
});

test.each([
  ['a field given twice', FORM_TYPE, 'username=a&username=b&password=x', undefined],
  ['another type', 'text/plain', 'username=a&password=x', undefined],
  ['an unknown charset', `${FORM_TYPE}; charset=x-none`, 'username=a', undefined],
  ['a compressed body', FORM_TYPE, 'username=a', 'gzip'],
])('a form page answers %s with a page and 400', async (_what, type, body, encoding) => {
  const answer = await post('/demo/en/classic', type, body, encoding);
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('<h1>Bad request</h1>');
});

test('names that objects inherit are no fields', async () => {
  const answer = await post('/demo/en/classic', FORM_TYPE, '__proto__=1&constructor=2&toString=3');
  expect(answer.text).toContain('Cookies are blocked');
});

test('bytes that are no text and paths that are no path get a page', async () => {
  const bytes = new Uint8Array([0x75, 0x3d, 0xff, 0xfe, 0x00, 0x25, 0x7a]);
  expect((await post('/demo/en/classic', FORM_TYPE, bytes)).status).toBe(400);
  const browser = createBrowser(demo.origin);
  expect((await browser.send('/demo/ko/%E0%A4%A')).status).toBe(404);
  expect((await browser.send('/demo/ko/', formPost({}))).text).toContain('없는 페이지');
});
