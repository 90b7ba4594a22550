import './console.css';
import { render } from 'preact';
import { newId } from '../shared/new-id.ts';
import { watchAttention } from './attention.ts';
import { App } from './components/App.tsx';
import { connectAgent } from './connection.ts';
import { createInbox } from './inbox.ts';
import { takeInviteToken } from './invite-link.ts';
import { createKeep } from './keep.ts';
import { createLocaleChoice } from './locale-choice.ts';
import { createSessionApi, type SignedIn } from './session.ts';
import { createSignIn } from './sign-in.ts';

const schedule = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

function startDesk({ agent, csrf }: SignedIn) {
  const keep = createKeep(() => sessionStorage, agent.id);
  const inbox = createInbox({
    connect: (listener) =>
      connectAgent({ origin: '', csrf, schedule, random: Math.random }, listener),
    keep,
    schedule,
    newId,
    now: Date.now,
    random: Math.random,
  });
  return { inbox, keep };
}

const signIn = createSignIn(
  createSessionApi((...request) => fetch(...request)),
  { schedule, random: Math.random },
);
const choice = createLocaleChoice(() => localStorage, navigator.languages);
const attention = watchAttention(window);
const root = document.querySelector('#console');
if (root) {
  render(<App signIn={signIn} choice={choice} attention={attention} startDesk={startDesk} />, root);
}

void signIn.start(takeInviteToken(location, history));
// A link pasted into a tab that shows the console already loads nothing anew.
addEventListener('hashchange', () => {
  const token = takeInviteToken(location, history);
  if (token && signIn.get().status !== 'signed-in') void signIn.start(token);
});
