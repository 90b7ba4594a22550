// A login page that never rests, and the server behind it: a board of prices beside the form, as
// exchanges and news sites have one.
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const DIST = process.env.PORCHLIGHT_DIST ?? fileURLToPath(new URL('../dist', import.meta.url));

/** How many elements the page has, and how often one of them changes, a second. */
export const ELEMENTS = 5_000;
export const CHANGES_A_SECOND = 200;
/** What is not the board. */
const OTHERS = 26;
const ELEMENTS_A_ROW = 6;
/** How long the server thinks about a password, and the page about its answer, ms. */
const ANSWER_MS = 60;
const SHOW_MS = 300;

/** Runs in the page: changes texts and classes in turns, as often as time says although timers lag. */
function tick(changesASecond) {
  const cells = [...document.querySelectorAll('#board span')];
  const startedAt = performance.now();
  let done = 0;
  setInterval(() => {
    const due = ((performance.now() - startedAt) / 1_000) * changesASecond;
    for (; done < due; done += 1) {
      const cell = cells[(done * 37) % cells.length];
      if (done % 2 === 0) cell.textContent = `${1_000 + ((done * 7919) % 9_000)}`;
      else cell.className = cell.className === 'up' ? 'down' : 'up';
    }
  }, 1_000 / changesASecond);
}

/** Runs in the page: a sign-in that stays where it is. */
function signIn(showMs) {
  const show = () => {
    const error = document.querySelector('#error');
    error.hidden = false;
    error.textContent = 'Incorrect email or password.';
  };
  document.querySelector('#sign-in').addEventListener('submit', (event) => {
    event.preventDefault();
    const answer = fetch('/api/login', { method: 'POST', body: '{}' });
    void answer.then(({ ok }) => ok || setTimeout(show, showMs));
  });
}

const row = (_, at) =>
  `<tr><td>Share ${at}</td><td><span class=up>${1_000 + at}</span></td><td><span>${at} %</span></td></tr>`;

const page = (tag) => `<!doctype html>
<html lang=en><head><meta charset=utf-8><title>Sign in</title>
<style>.up{color:#075}.down{color:#a00}table{border-collapse:collapse}td{padding:2px 8px}</style>
${tag}</head><body>
<header><a href=/>Exchange</a><nav><a href=/markets>Markets</a><a href=/help>Help</a></nav></header>
<main><h1>Sign in</h1>
<form id=sign-in action=/login method=post>
<p id=error role=alert hidden></p>
<p><label for=email>E-mail</label><input id=email name=email type=email autocomplete=username></p>
<p><label for=password>Password</label><input id=password name=password type=password></p>
<p><button type=submit>Sign in</button><a href=/reset>Forgot your password?</a></p>
</form>
<table id=board><tbody>${Array.from({ length: (ELEMENTS - OTHERS) / ELEMENTS_A_ROW }, row).join('')}</tbody></table>
</main>
<script>(${tick.toString()})(${CHANGES_A_SECOND});(${signIn.toString()})(${SHOW_MS})</script>
</body></html>`;

function sendScript(path, response) {
  const file = `${DIST}/client${path.replace(/^\/v1/, '')}`;
  const isKnown = /^\/(v1|w)\/[\w.-]+\.js$/.test(path) && existsSync(file);
  response.writeHead(isKnown ? 200 : 404, { 'content-type': 'text/javascript; charset=utf-8' });
  response.end(isKnown ? readFileSync(file) : '');
}

/**
 * Serves the page at `/`, with the tag at `/tagged`. Sign-ins are refused with 401; while `silence.on`
 * they are never answered.
 * @returns {Promise<{ url: string, silence: { on: boolean }, stop: () => Promise<void> }>}
 */
export async function serveBusyPage() {
  const silence = { on: false };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    const refuse = () => response.writeHead(401, { 'content-type': 'application/json' }).end('{}');
    if (pathname === '/api/login') {
      if (!silence.on) setTimeout(refuse, ANSWER_MS);
    } else if (/^\/(tagged)?$/.test(pathname)) {
      const tag =
        pathname === '/' ? '' : '<script async src=/v1/porchlight.js data-site=demo></script>';
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(tag));
    } else sendScript(pathname, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    silence,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
