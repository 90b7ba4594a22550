import { expect, test } from 'vitest';
import { createSessions, triesOf, withTries } from './sessions.ts';
import { createBrowser, signIn, startDemo } from './testing/browser.ts';

test('keeps as many sessions as the limit says and forgets the one unused longest', () => {
  const sessions = createSessions(3);
  const [first, second, third] = [sessions.create(), sessions.create(), sessions.create()];
  expect(sessions.size).toBe(3);
  expect(sessions.find(first.id)).toEqual(first);

  sessions.create();

  expect(sessions.size).toBe(3);
  expect(sessions.find(second.id)).toBeUndefined();
  expect(sessions.find(first.id)).toEqual(first);
  expect(sessions.find(third.id)).toEqual(third);
});

test('remembers ten user ids of a session and forgets the one tried longest ago', () => {
  const once = { wrong: 1, lockedUntilAt: 0 };
  let session = createSessions(1).create();
  for (let n = 1; n <= 10; n += 1) session = withTries(session, `id-${n}`, once);
  expect(triesOf(session, 'id-1')).toEqual(once);

  session = withTries(session, 'id-2', { wrong: 2, lockedUntilAt: 0 });
  expect(session.tries.size).toBe(10);
  session = withTries(session, 'id-11', once);

  expect(session.tries.size).toBe(10);
  expect(triesOf(session, 'id-1').wrong).toBe(0);
  expect(triesOf(session, 'id-2').wrong).toBe(2);
});

test('a browser whose session was forgotten starts anew and can sign in', async () => {
  const demo = await startDemo({ sessionLimit: 1 });
  const person = { language: 'en', kind: 'classic', userId: 'minji@example.com' } as const;
  const [one, two] = [createBrowser(demo.origin), createBrowser(demo.origin)];
  await signIn(one, { ...person, password: 'moonlight' });
  await two.visit('/demo/en/classic');

  expect((await one.visit('/demo/en/home')).path).toBe('/demo/en/classic');
  expect((await signIn(one, { ...person, password: 'moonlight' })).path).toBe('/demo/en/home');
  await demo.close();
});
