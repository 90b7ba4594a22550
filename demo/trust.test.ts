import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES, PAGE_KINDS, USER_ID_FIELD } from './site.ts';
import {
  createBrowser,
  formPost,
  jsonPost,
  signIn,
  startDemo,
  tokenIn,
  type RunningDemo,
} from './testing/browser.ts';

const HALF_AN_HOUR = 1_800_000;
const CLASSIC = '/demo/en/classic';
const right = { username: 'minji@example.com', password: 'moonlight' };
let now = Date.now();
let demo: RunningDemo;

beforeAll(async () => {
  demo = await startDemo({ now: () => now });
});
afterAll(() => demo.close());

describe('the form token', () => {
  test('is demanded of every form and of the script', async () => {
    const browser = createBrowser(demo.origin);
    await browser.visit(CLASSIC);
    const post = formPost({ ...right, identifier: right.username, email: right.username });
    for (const page of ['classic', 'spa', 'two-step', 'two-step/password']) {
      const answer = await browser.send(`/demo/ko/${page}`, post);
      expect([page, answer.status]).toEqual([page, 403]);
      expect(answer.text).toContain('보안 토큰');
    }
    const answer = await browser.send('/demo/en/spa/session', jsonPost({}, ''));
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'token-invalid' } });
  });

  test('is refused in another browser', async () => {
    const csrf = tokenIn(await createBrowser(demo.origin).visit(CLASSIC));
    const other = createBrowser(demo.origin);
    await other.visit(CLASSIC);
    expect((await other.send(CLASSIC, formPost({ ...right, csrf }))).status).toBe(403);
  });

  test('is refused when its time was changed', async () => {
    const browser = createBrowser(demo.origin);
    const csrf = tokenIn(await browser.visit(CLASSIC)).replace(/^[^.]+/, 'zzzzzzzzz');
    expect((await browser.send(CLASSIC, formPost({ ...right, csrf }))).status).toBe(403);
  });

  test('holds for thirty minutes and not a millisecond longer', async () => {
    const browser = createBrowser(demo.origin);
    const csrf = tokenIn(await browser.visit(CLASSIC));
    now += HALF_AN_HOUR;
    const inTime = await browser.send(CLASSIC, formPost({ ...right, password: 'wrong', csrf }));
    expect(inTime.status).toBe(401);
    now += 1;
    expect((await browser.send(CLASSIC, formPost({ ...right, csrf }))).status).toBe(403);
  });

  test('is demanded for signing out', async () => {
    const browser = createBrowser(demo.origin);
    const home = await signIn(browser, {
      language: 'en',
      kind: 'classic',
      userId: right.username,
      password: right.password,
    });
    await browser.visit('/demo/en/sign-out', formPost({}));
    expect((await browser.visit('/demo/en/home')).path).toBe('/demo/en/home');

    const left = await browser.visit('/demo/en/sign-out', formPost({ csrf: tokenIn(home) }));
    expect(left.text).toContain('You have been signed out.');
    expect((await browser.visit('/demo/en/home')).path).toBe(CLASSIC);
  });
});

describe('cookies', () => {
  test('are said to be blocked when the test cookie does not come back', async () => {
    const browser = createBrowser(demo.origin);
    const csrf = tokenIn(await browser.visit(CLASSIC));
    browser.cookies.clear();
    const answer = await browser.send(CLASSIC, formPost({ ...right, csrf }));
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Cookies are blocked');
  });

  test('of ours are out of reach of scripts and of other sites', async () => {
    const page = await createBrowser(demo.origin).send(CLASSIC);
    const lines = page.headers.getSetCookie();
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/; Path=\/demo; HttpOnly; SameSite=Lax$/);
  });

  test('of the cookies account break the rules of their prefix, and the check finds none', async () => {
    const browser = createBrowser(demo.origin);
    const csrf = tokenIn(await browser.visit(CLASSIC));
    const fields = { username: 'cookies@example.com', password: 'moonlight', csrf };
    const answer = await browser.send(CLASSIC, formPost(fields));
    expect(answer.status).toBe(303);
    expect(answer.headers.getSetCookie()).toEqual([
      '__Host-moonlit_test=1; Domain=cookies.example.com; Path=/demo',
    ]);
    const check = await browser.visit(answer.headers.get('location') ?? '');
    expect(check.status).toBe(400);
    expect(check.text).toContain('value="cookies@example.com"');

    browser.cookies.set('__Host-moonlit_test', '1');
    expect((await browser.visit(`${CLASSIC}/cookie-check`)).path).toBe(CLASSIC);
  });
});

describe('a user id', () => {
  test.each(PAGE_KINDS)(
    'that nobody has is told nothing more than a wrong password on %s',
    async (kind) => {
      const tell = async (userId: string): Promise<string> => {
        const person = { language: 'en', kind, userId, password: 'wrong' } as const;
        const { status, headers, text } = await signIn(createBrowser(demo.origin), person);
        const names = [...headers.keys()].toSorted().join();
        return `${status} ${names} ${text.replaceAll(userId, '').replace(tokenIn({ text }), '')}`;
      };
      expect(await tell('nobody@example.com')).toBe(await tell('minji@example.com'));
    },
  );

  test.each(LANGUAGES)(
    'is escaped where it is put back, and the password is not put back (%s)',
    async (language) => {
      const userId = `"><script>alert('x')</script>&`;
      for (const kind of ['classic', 'two-step'] as const) {
        const person = { language, kind, userId, password: 'hunter2-secret' };
        const { text } = await signIn(createBrowser(demo.origin), person);
        expect(text).toContain(
          'value="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;"',
        );
        expect(text).not.toContain('<script>');
        expect(text).not.toContain('hunter2-secret');
      }
    },
  );

  test('that is blank, or a blank password, is asked for', async () => {
    for (const [userId, password] of [
      ['  ', 'moonlight'],
      ['minji@example.com', ''],
    ] as const) {
      for (const kind of ['classic', 'spa'] as const) {
        const person = { language: 'en', kind, userId, password } as const;
        expect((await signIn(createBrowser(demo.origin), person)).status).toBe(422);
      }
    }
  });

  test('may have 254 characters and not 255', async () => {
    const browser = createBrowser(demo.origin);
    for (const kind of ['classic', 'spa', 'two-step'] as const) {
      const csrf = tokenIn(await browser.visit(`/demo/en/${kind}`));
      const post = (length: number) =>
        browser.visit(
          `/demo/en/${kind}`,
          formPost({ [USER_ID_FIELD[kind]]: 'a'.repeat(length), password: 'x', csrf }),
        );
      expect((await post(254)).status).toBe(kind === 'two-step' ? 200 : 401);
      expect((await post(255)).status).toBe(400);
    }
  });
});
