import { expect, it } from 'vitest';
import { judgeForm, rankField, type Field } from './identifier.ts';

type Known = Partial<Pick<Field, 'type' | 'name' | 'id'>> & { readonly autocomplete?: string };

const field = ({ autocomplete = '', ...known }: Known = {}): Field => ({
  type: 'text',
  name: '',
  id: '',
  getAttribute: () => autocomplete,
  ...known,
});
const rank = (known: Known, isShown = true): number =>
  rankField(field(known), known.autocomplete ?? null, isShown);
const password = field({ type: 'password', name: 'password' });

/** Judges a form all of whose fields are shown. */
const judge = (words: string, fields: readonly Field[], isNamed = false) =>
  judgeForm(
    words,
    fields,
    () => true,
    ({ type }) => type === 'password',
    isNamed,
    () => false,
  );

it.each<Known>([
  { type: 'password' },
  { autocomplete: 'current-password' },
  { autocomplete: 'new-password' },
  { autocomplete: 'one-time-code' },
  { autocomplete: 'cc-number' },
  { name: 'password' },
  { id: 'login_pw' },
  { name: 'upw' },
  { name: 'mb_passwd' },
  { name: 'otp' },
  { id: 'smsCode' },
  { name: 'pin' },
  { name: 'cvc' },
  { type: 'hidden', name: 'user' },
  { type: 'checkbox', name: 'remember_user' },
])('[DT2] never reads %j', (known) => {
  expect(rank(known)).toBe(0);
});

it.each([
  'username',
  'user',
  'login',
  'email',
  'user[login]',
  'Input.Email',
  '_username',
  'j_username',
  'loginId',
  'user_name',
  'name',
  'id',
  'mb_id',
  'user_id',
  'member_id',
  'userId',
  'loginfmt',
])('takes a field named %s for the user id', (name) => {
  expect(rank({ name })).toBe(2);
});

it('reads a field nobody sees only when it says that it is the user name', () => {
  expect(rank({ name: 'user' }, false)).toBe(0);
  expect(rank({ autocomplete: 'username' }, false)).toBe(3);
});

it('picks the likeliest of several fields', () => {
  const company = field({ name: 'company' });
  const user = field({ name: 'user' });
  expect(judge('login', [company, user, password])).toEqual({ kind: 'password', idField: user });
});

it('[DT2] picks no field that was a password before it was shown', () => {
  const shown = field({ name: 'user' });
  const found = judgeForm(
    'login',
    [shown, password],
    () => true,
    () => true,
    true,
    () => false,
  );
  expect(found?.idField).toBeUndefined();
});

it('knows the steps of a sign-in', () => {
  const user = field({ autocomplete: 'username' });
  expect(judge('login', [user, password])?.kind).toBe('password');
  expect(judge('login', [user])?.kind).toBe('identifier');
  expect(judge('login', [field({ type: 'email' })])?.kind).toBe('identifier');
  expect(judge('login', [field({ name: 'q' })])).toBeNull();
  expect(judge('verify', [field({ autocomplete: 'one-time-code' })])?.kind).toBe('code');
});

it.each([
  ['/signup', [field({ name: 'email' }), password]],
  ['/sign_up', [field({ name: 'email' }), password]],
  ['/auth/register', [field({ name: 'email' }), password]],
  ['/member/join/ ', [field({ name: 'email' }), password]],
  ['/ reset-form,', [field({ autocomplete: 'username' })]],
  ['/password/forgot', [field({ autocomplete: 'username' })]],
  ['/account', [field({ name: 'email' }), password, password]],
  [
    '/account',
    [field({ name: 'email' }), field({ type: 'password', autocomplete: 'new-password' })],
  ],
  ['/account', [field(), field(), field(), field(), password]],
  ['/newsletter', [field({ type: 'email' })]],
  ['/search', [field({ name: 'q' })]],
])('[DT5] takes no alarm from the form %s', (words, fields) => {
  expect(judge(words, fields)).toBeNull();
});

it.each(['/register/login', '/search/session'])('knows the sign-in at %s', (words) => {
  expect(judge(words, [field({ name: 'email' }), password])?.kind).toBe('password');
});

it('prefers the field that the owner names, unless it is a secret', () => {
  const company = field({ name: 'company' });
  const own = (chosen: Field) =>
    judgeForm(
      'login',
      [field({ name: 'user' }), company, password],
      () => true,
      ({ type }) => type === 'password',
      false,
      (each) => each === chosen,
    )?.idField;
  expect(own(company)).toBe(company);
  expect(own(password)?.name).toBe('user');
});

it('takes any form for a sign-in that the owner names as one', () => {
  expect(judge('/signup', [field({ name: 'email' }), password], true)?.kind).toBe('password');
});
