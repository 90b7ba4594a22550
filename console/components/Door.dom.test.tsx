import '../console.css';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import type { SignIn } from '../sign-in.ts';
import { createLocaleChoice } from '../locale-choice.ts';
import { findViolations, SCHEMES, useScheme } from '../testing/axe.ts';
import { Door, type DoorState } from './Door.tsx';
import { Speech } from './speech.ts';

afterEach(cleanup);

const FRESH = { pending: false, refusal: null };
const form = (change: object = {}) =>
  ({ status: 'form', reason: null, ...FRESH, ...change }) as const;
const invited = (needsPassword: boolean): DoorState => ({
  status: 'invited',
  token: 't',
  invitation: { login: 'minji', displayName: 'Minji', needsPassword },
  ...FRESH,
});
const choice = createLocaleChoice(() => {
  throw new Error('not kept in tests');
}, ['en']);

function mount(state: DoorState): unknown[][] {
  const asked: unknown[][] = [];
  const note =
    (name: string) =>
    async (...values: unknown[]) =>
      void asked.push([name, ...values]);
  const signIn: SignIn = {
    get: () => state,
    subscribe: () => () => undefined,
    start: note('start'),
    submit: note('submit'),
    accept: note('accept'),
    signOut: async () => ({ ok: true, data: null }),
    ended: () => undefined,
  };
  render(
    <Speech.Provider value="en">
      <Door state={state} signIn={signIn} choice={choice} />
    </Speech.Provider>,
  );
  return asked;
}
const write = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('[AC1] an agent signs in with login and password', () => {
  const asked = mount(form());
  write('Login', ' minji ');
  write('Password', ' a secret ');
  press('Sign in');
  expect(asked).toEqual([['submit', 'minji', ' a secret ']]);
});

test('a refusal and the reason for being signed out are said', () => {
  mount(form({ reason: 'token_expired', refusal: { code: 'wrong_credentials' } }));
  expect(screen.getByRole('alert').textContent).toBe('Login or password is wrong.');
  expect(screen.getByRole('status').textContent).toContain('Your session ended');
});

test('[AC3] a one-time link signs in on one press, and not before', () => {
  const asked = mount(invited(false));
  expect(asked).toEqual([]);
  press('Sign in as Minji');
  expect(asked).toEqual([['accept', null]]);
});

test('[AC3] a link that needs a password asks for a good one, twice', () => {
  const asked = mount(invited(true));
  const first = screen.getByLabelText('New password');
  expect(first.getAttribute('autocomplete')).toBe('new-password');
  write('New password', 'short');
  press('Sign in as Minji');
  expect(screen.getByText('Use at least 15 characters.')).toBeDefined();
  expect(first.getAttribute('aria-invalid')).toBe('true');
  write('New password', 'a long enough one');
  write('New password, once more', 'a long enough two');
  press('Sign in as Minji');
  expect(screen.getByText('The two passwords differ.')).toBeDefined();
  expect(asked).toEqual([]);
  write('New password, once more', 'a long enough one');
  press('Sign in as Minji');
  expect(asked).toEqual([['accept', 'a long enough one']]);
});

test('a relay that cannot be reached is tried again with the same link', () => {
  const asked = mount({ status: 'unreachable', token: 't' });
  press('Try again');
  expect(asked).toEqual([['start', 't']]);
});

for (const scheme of SCHEMES) {
  test(`axe finds nothing wrong at the door, ${scheme}`, async () => {
    await useScheme(scheme);
    for (const state of [
      form({ reason: 'left', refusal: { code: 'unavailable' } }),
      invited(true),
      { status: 'unreachable', token: null } as const,
    ]) {
      mount(state);
      expect(await findViolations()).toEqual([]);
      cleanup();
    }
  });
}
