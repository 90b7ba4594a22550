import type { Words } from './words.ts';

export const EN: Words = {
  languageName: 'English',
  shop: 'Moonlit Books',
  front: {
    title: 'Porchlight demo',
    heading: 'Fail to sign in',
    lede: 'Moonlit Books is a bookshop made up for this demo. Its login pages and their errors are real. Once a sign-in fails, a help button appears in the bottom corner, and from there you can reach an agent.',
    pagesHeading: '1. Pick a login page',
    pages: {
      classic: {
        title: 'Classic form',
        text: 'The form reloads the page and the server renders the error.',
      },
      spa: {
        title: 'Single-page app',
        text: 'A script sends the request and the page stays.',
      },
      'two-step': {
        title: 'Two steps',
        text: 'The email first, the password on the next page.',
      },
    },
    accountsHeading: '2. Sign in with one of these accounts',
    passwordBefore: 'The password is always ',
    passwordAfter: '.',
    accountColumn: 'Email',
    effectColumn: 'What happens',
    effects: {
      'signs-in': 'You are signed in.',
      locked: 'The account is already locked.',
      'rate-limited': 'Refused for too many attempts.',
      'server-error': 'The server has an error.',
      unavailable: 'The service is down for a moment.',
      'time-out': 'No answer for some seconds, then a time-out.',
      'page-expired': 'The login page is said to have expired.',
      'cookies-rejected': 'Cookies are said to be blocked.',
    },
    anyWrongPassword: {
      title: 'a wrong password',
      text: 'The email or password is said to be incorrect.',
    },
    fiveWrongPasswords: {
      title: 'five wrong passwords',
      text: 'The fifth locks the account for 10 minutes, in this browser only.',
    },
    unknownId: {
      title: 'any other email',
      text: 'Nobody has it. The words are those for a wrong password.',
    },
    consoleHeading: '3. Be the agent who answers',
    consoleText:
      'Open the console in another window. The first time, use the one-time sign-in link that the server printed in the terminal when it started.',
    consoleLink: 'Open the console',
  },
  login: {
    title: 'Sign in',
    lede: 'The bookshop with a light on at night.',
    userId: 'Email',
    password: 'Password',
    show: 'Show password',
    hide: 'Hide password',
    submit: 'Sign in',
    busy: 'Signing in…',
    next: 'Next',
    otherUserId: 'Use another email',
    forgot: 'Forgot your password?',
    signedOut: 'You have been signed out.',
    errorPrefix: 'Error',
    offline: 'We could not reach the server. Check your internet connection.',
    footer: 'Moonlit Books is a bookshop made up for this demo.',
    allAccounts: 'See the demo accounts',
  },
  failures: {
    incomplete: 'Enter both your email and your password.',
    'wrong-credentials': 'Incorrect email or password. Please try again.',
    locked: 'Your account is locked after 5 failed sign-in attempts. Try again in 10 minutes.',
    'rate-limited': 'Too many sign-in attempts. Try again in 60 seconds.',
    'server-error': 'Something went wrong on our server. Please try again in a moment.',
    unavailable: 'The service is temporarily unavailable. Try again in 2 minutes.',
    'time-out': 'The server took too long to answer (time-out). Please try again in a moment.',
    'page-expired': 'This page has expired. Reload it and sign in again.',
    'token-invalid': 'The security token is invalid or has expired. Reload the page and try again.',
    'cookies-blocked':
      'Cookies are blocked, so we cannot sign you in. Allow cookies for this site in your browser.',
  },
  gateway: {
    title: '504 Gateway Time-out',
    text: 'The server took too long to answer. Please try again in a moment.',
    back: 'Back to sign-in',
  },
  home: {
    title: 'My books',
    greet: (name) => `Welcome, ${name}`,
    text: 'You are signed in. No books are on their way to you.',
    signOut: 'Sign out',
  },
  reset: {
    title: 'Reset your password',
    text: 'A real bookshop would send a reset link to your email address from here. This is a demo: no mail is sent and no account changes.',
    back: 'Back to sign-in',
  },
  notices: {
    'bad-request': {
      title: 'Bad request',
      text: 'We could not read what was sent. Please try again from the login page.',
    },
    'too-large': {
      title: 'Request too large',
      text: 'What was sent is too long. Please try again from the login page.',
    },
    'not-found': { title: 'Page not found', text: 'There is no such page.' },
  },
  toFront: 'To the start of the demo',
};
