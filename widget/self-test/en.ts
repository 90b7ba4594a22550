import type { Words } from './words.ts';

export const words: Words = {
  noticed: 'Worth a look',
  hints: {
    caps_lock: 'Caps Lock is on',
    hangul_input:
      'Your ID looks like it was typed in Korean mode. Switch to English with the 한/영 key.',
    full_width: 'Your ID has full-width characters. Type it again in half-width.',
    stray_space: 'There’s a stray space in your ID. Take it out and try again.',
    stale_autofill: 'Autofill may have put in something old. Clear it and type it yourself.',
    long_idle_page: 'This page has been open for a long time. Reload it, then sign in.',
    clock_skew: 'This device’s clock is off. Set the time to automatic.',
  },
  title: 'Browser check',
  offer: 'We can look at cookies and connections right now. It takes a second.',
  check: 'Check this browser',
  again: 'Check again',
  running: 'Checking',
  allFine: 'Nothing is wrong with the browser or the connection',
  found: 'Here’s what we found',
  fine: 'Working: {list}',
  troubles: {
    cookies: 'Cookies are blocked for this site. You can’t sign in without them.',
    storage: 'The browser’s storage is blocked or full',
    offline: 'You don’t seem to be connected to the internet',
    slow: 'The connection is very slow. No answer came within a second.',
    site: 'The internet works, but this site can’t be reached. The network may block it, or the site is down.',
    siteSilent:
      'This site doesn’t answer within a second. The network may block it, or the site is slow.',
    relay: 'The help server can’t be reached. The network or an extension may block it.',
    relaySilent: 'The help server doesn’t answer within a second',
    clockAhead: 'This device’s clock is {time} fast. One-time codes may fail.',
    clockBehind: 'This device’s clock is {time} slow. One-time codes may fail.',
    scripts: 'Part of this page was blocked, perhaps by an ad blocker or another extension.',
    copy: 'This may be an old copy of the page. Reload it, then sign in.',
  },
  fines: {
    cookies: 'cookies',
    storage: 'storage',
    site: 'this site',
    relay: 'help server',
    clock: 'clock',
  },
};
