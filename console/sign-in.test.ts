import { expect, test } from 'vitest';
import type { ErrorCode } from '../shared/errors.ts';
import type { Ack } from '../shared/events.ts';
import { TIMES } from '../shared/limits.ts';
import type { SessionApi, SignedIn } from './session.ts';
import { createSignIn } from './sign-in.ts';
import { Clock } from './testing/clock.ts';
import { settle } from './testing/desk.ts';

const agent = { id: 'a', login: 'minji', displayName: 'Minji' };
const minji: SignedIn = { agent, csrf: 'c' };
const invitation = { login: 'minji', displayName: 'Minji', needsPassword: false };
const ok = <T>(data: T): Ack<T> => ({ ok: true, data });
const refused = (code: ErrorCode): Ack<never> => ({ ok: false, error: { code } });

/** A relay's HTTP side with the answers of a test; it notes what was asked. */
function createDoor(answers: Partial<Record<keyof SessionApi, Ack<unknown>>> = {}) {
  const asked: string[] = [];
  const answer = (name: keyof SessionApi, otherwise: Ack<unknown>) => async () => {
    asked.push(name);
    return (answers[name] ?? otherwise) as Ack<never>;
  };
  const clock = new Clock();
  const signIn = createSignIn(
    {
      current: answer('current', refused('unauthenticated')),
      signIn: answer('signIn', ok(minji)),
      signOut: answer('signOut', ok(null)),
      look: answer('look', ok(invitation)),
      redeem: answer('redeem', ok(minji)),
    },
    { schedule: clock.schedule, random: () => 0.5 },
  );
  return { signIn, asked, answers, clock };
}

test('[RS6] a reload finds the agent still signed in', async () => {
  const { signIn } = createDoor({ current: ok(minji) });
  await signIn.start(null);
  expect(signIn.get()).toMatchObject({ status: 'signed-in', agent });
});

test('[AC3] opening a one-time link looks at it and does not spend it', async () => {
  const { signIn, asked } = createDoor();
  await signIn.start('token');
  expect(signIn.get()).toMatchObject({ status: 'invited', invitation });
  expect(asked).toEqual(['look']);
  await signIn.accept(null);
  expect(asked).toEqual(['look', 'redeem']);
  expect(signIn.get()).toMatchObject({ status: 'signed-in', agent });
});

test('[AC3] a link that was spent leads to the password, and says why', async () => {
  const { signIn } = createDoor({ look: refused('invite_spent') });
  await signIn.start('token');
  expect(signIn.get()).toMatchObject({ status: 'form', reason: 'invite_spent' });
});

test('[AC3] a link spent between looking and pressing is said too', async () => {
  const { signIn } = createDoor({ redeem: refused('invite_spent') });
  await signIn.start('token');
  await signIn.accept(null);
  expect(signIn.get()).toMatchObject({ status: 'form', reason: 'invite_spent' });
});

test('a spent link does not lock out an agent who is signed in', async () => {
  const { signIn } = createDoor({ look: refused('invite_spent'), current: ok(minji) });
  await signIn.start('token');
  expect(signIn.get().status).toBe('signed-in');
});

test('a relay that cannot be reached keeps the link for the next try', async () => {
  const { signIn } = createDoor({ look: refused('unavailable') });
  await signIn.start('token');
  expect(signIn.get()).toEqual({ status: 'unreachable', token: 'token' });
});

test.each(['unavailable', 'internal'] as const)(
  '[RL3] a relay that answers %s does not sign an agent out, and is asked again',
  async (code) => {
    const { signIn, answers, asked, clock } = createDoor({ current: refused(code) });
    await signIn.start(null);
    expect(signIn.get()).toEqual({ status: 'unreachable', token: null });
    clock.advance(TIMES.retryFirstMs - 1);
    expect(asked).toHaveLength(1);
    answers.current = ok(minji);
    clock.advance(1);
    await settle();
    expect(signIn.get()).toMatchObject({ status: 'signed-in', agent });
    clock.advance(TIMES.retryCapMs * 2);
    expect(asked).toHaveLength(2);
  },
);

test('an agent who presses meanwhile is asked about once', async () => {
  const { signIn, answers, asked, clock } = createDoor({ current: refused('unavailable') });
  await signIn.start(null);
  answers.current = ok(minji);
  await signIn.start(null);
  clock.advance(TIMES.retryCapMs * 2);
  expect(asked).toHaveLength(2);
});

test('[AC1] a wrong password is said, and the form stays', async () => {
  const { signIn } = createDoor({ signIn: refused('wrong_credentials') });
  await signIn.start(null);
  await signIn.submit('minji', 'wrong');
  expect(signIn.get()).toMatchObject({
    status: 'form',
    pending: false,
    refusal: { code: 'wrong_credentials' },
  });
});

test('a form pressed twice asks once', async () => {
  const { signIn, asked } = createDoor();
  await signIn.start(null);
  await Promise.all([signIn.submit('minji', 'x'), signIn.submit('minji', 'x')]);
  expect(asked).toEqual(['current', 'signIn']);
});

test('an expired session leads to the form and says why', async () => {
  const { signIn } = createDoor({ current: ok(minji) });
  await signIn.start(null);
  signIn.ended();
  expect(signIn.get()).toMatchObject({ status: 'form', reason: 'token_expired' });
});

test('[PR4] signing out is not taken for an expired session when the sockets close', async () => {
  const { signIn } = createDoor({ current: ok(minji) });
  await signIn.start(null);
  const leaving = signIn.signOut();
  signIn.ended();
  await leaving;
  expect(signIn.get()).toMatchObject({ status: 'form', reason: 'left' });
});

test('an agent whose sign-out was not heard stays signed in', async () => {
  const { signIn } = createDoor({ current: ok(minji), signOut: refused('unavailable') });
  await signIn.start(null);
  expect(await signIn.signOut()).toEqual(refused('unavailable'));
  expect(signIn.get().status).toBe('signed-in');
});
