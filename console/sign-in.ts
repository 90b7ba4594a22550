import { backoffMs } from '../shared/backoff.ts';
import { isRetryable, type ErrorCode, type Refusal } from '../shared/errors.ts';
import type { Ack } from '../shared/events.ts';
import { Timers, type Schedule } from '../shared/timers.ts';
import { createSource, type Observable, type Source } from './observable.ts';
import type { Invitation, SessionApi, SignedIn } from './session.ts';

/** Why the agent stands before the door; null on a first visit. */
export type SignedOutReason = 'left' | Extract<ErrorCode, 'invite_spent' | 'token_expired'>;

export type SignInState =
  | { readonly status: 'looking' }
  | {
      readonly status: 'unreachable';
      /** The one-time link that could not be looked at yet. */
      readonly token: string | null;
    }
  | ({
      readonly status: 'form';
      readonly reason: SignedOutReason | null;
    } & Attempt)
  | ({
      readonly status: 'invited';
      readonly token: string;
      readonly invitation: Invitation;
    } & Attempt)
  | ({ readonly status: 'signed-in' } & SignedIn);
type Attempt = { readonly pending: boolean; readonly refusal: Refusal | null };

export type SignIn = Observable<SignInState> & {
  /** Finds out who is here. The one-time link is looked at, not spent: a scanner opens links too. */
  start(inviteToken: string | null): Promise<void>;
  submit(login: string, password: string): Promise<void>;
  /** Spends the one-time link. */
  accept(password: string | null): Promise<void>;
  /** Refused while the relay cannot be reached: the session would go on. */
  signOut(): Promise<Ack<null>>;
  /** The relay ended the session. */
  ended(): void;
};

const FRESH: Attempt = { pending: false, refusal: null };

const toForm = (reason: SignedOutReason | null): SignInState => ({
  status: 'form',
  reason,
  ...FRESH,
});

/** Who is signed in already; the form when nobody is. */
async function resume(api: SessionApi, otherwise: SignedOutReason | null): Promise<SignInState> {
  const current = await api.current();
  if (current.ok) return { status: 'signed-in', ...current.data };
  return isRetryable(current.error.code)
    ? { status: 'unreachable', token: null }
    : toForm(otherwise);
}

async function lookAt(api: SessionApi, token: string): Promise<SignInState> {
  const looked = await api.look(token);
  if (looked.ok) return { status: 'invited', token, invitation: looked.data, ...FRESH };
  if (isRetryable(looked.error.code)) return { status: 'unreachable', token };
  return resume(api, 'invite_spent');
}

/** What an answer to a sign-in makes of the state it was asked from. */
function answered(from: Extract<SignInState, Attempt>, ack: Ack<SignedIn>): SignInState {
  if (ack.ok) return { status: 'signed-in', agent: ack.data.agent, csrf: ack.data.csrf };
  if (ack.error.code === 'invite_spent') return toForm('invite_spent');
  return { ...from, pending: false, refusal: ack.error };
}

type Parts = { readonly schedule: Schedule; random(): number };

/** Finds out who is here; comes back by itself from a relay that cannot be reached. */
function createLook(api: SessionApi, { schedule, random }: Parts, state: Source<SignInState>) {
  const retries = new Timers(schedule);
  /** Grows with every look, so that an answer to an earlier one is known as such. */
  let looks = 0;
  let failures = 0;

  return async function look(token: string | null): Promise<void> {
    retries.stop();
    const mine = ++looks;
    const found = await (token === null ? resume(api, null) : lookAt(api, token));
    if (mine !== looks) return;
    state.set(found);
    if (found.status !== 'unreachable') failures = 0;
    else retries.after(backoffMs(failures++, random()), () => void look(token));
  };
}

/** The console's door, without its looks: from a link, a password or a kept session to an agent. */
export function createSignIn(api: SessionApi, parts: Parts): SignIn {
  const state = createSource<SignInState>({ status: 'looking' });
  const look = createLook(api, parts, state);
  /** Signing out closes the sockets, which is no news then. */
  let isLeaving = false;

  async function attempt(from: Extract<SignInState, Attempt>, ask: () => Promise<Ack<SignedIn>>) {
    if (from.pending) return;
    state.set({ ...from, pending: true, refusal: null });
    state.set(answered(from, await ask()));
  }
  return {
    get: state.get,
    subscribe: state.subscribe,
    async start(token) {
      state.set({ status: 'looking' });
      await look(token);
    },
    async submit(login, password) {
      const from = state.get();
      if (from.status === 'form') await attempt(from, () => api.signIn(login, password));
    },
    async accept(password) {
      const from = state.get();
      if (from.status === 'invited') await attempt(from, () => api.redeem(from.token, password));
    },
    async signOut() {
      isLeaving = true;
      const ack = await api.signOut();
      isLeaving = false;
      if (ack.ok || ack.error.code === 'unauthenticated') state.set(toForm('left'));
      return ack;
    },
    ended() {
      if (!isLeaving) state.set(toForm('token_expired'));
    },
  };
}
