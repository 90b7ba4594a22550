import { expect, test } from 'vitest';
import { createPasswords, isLongEnough } from './passwords.ts';

test('[AC1] keeps a password as argon2id of 19 MiB, two passes and one lane, each with its own salt', async () => {
  const passwords = createPasswords();
  const [one, other] = [
    await passwords.hash('the same words'),
    await passwords.hash('the same words'),
  ];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(other);
  expect(await passwords.verify(one, 'the same words')).toBe(true);
  expect(await passwords.verify(one, 'the same word')).toBe(false);
});

test('tells passwords apart that differ in their last letter only, however long', async () => {
  const passwords = createPasswords();
  for (const length of [72, 127]) {
    const stored = await passwords.hash(`${'x'.repeat(length)}a`);
    expect(await passwords.verify(stored, `${'x'.repeat(length)}a`)).toBe(true);
    expect(await passwords.verify(stored, `${'x'.repeat(length)}b`)).toBe(false);
  }
});

test('nobody’s password is right, also not the one that stands in for it', async () => {
  const passwords = createPasswords();
  expect(await passwords.verify(null, 'nobody has this password')).toBe(false);
});

test.each([
  [14, false],
  [15, true],
  [128, true],
  [129, false],
])('takes a new password of %i characters: %s', (length, taken) => {
  expect(isLongEnough('a'.repeat(length))).toBe(taken);
  expect(isLongEnough('🔑'.repeat(length))).toBe(taken);
});

test('hashes two at a time and lets twenty wait; the next is sent away until there is room', async () => {
  const passwords = createPasswords();
  const stored = await passwords.hash('the right words');
  const verify = () => passwords.verify(stored, 'the right words');
  const crowd = Array.from({ length: 22 }, verify);
  expect(await verify()).toBeNull();
  expect(await passwords.hash('one more')).toBeNull();
  expect(await Promise.all(crowd)).toEqual(crowd.map(() => true));
  expect(await verify()).toBe(true);
});
