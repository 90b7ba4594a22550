import { expect, onTestFinished } from 'vitest';
import { boot } from '../boot.ts';
import type { PorchlightApi } from '../api.ts';

export type StartedWidget = {
  readonly api: PorchlightApi;
  readonly host: Element;
  readonly root: ShadowRoot;
  readonly button: HTMLButtonElement;
  /** What was spoken and is still in the live region. */
  spoken(): string;
};

/** Starts the widget on the test's page as a script tag would; it ends with the test. */
export function startWidget(options: Readonly<Record<string, string>> = {}): StartedWidget {
  const script = document.createElement('script');
  script.src = new URL('/v1/porchlight.js', location.href).href;
  Object.assign(script.dataset, { site: 'demo', locale: 'en', ...options });
  boot(script);
  const api = window.Porchlight;
  const host = document.querySelector('porchlight-help');
  const button = host?.shadowRoot?.querySelector('slot + button');
  if (!api || !('report' in api) || !host?.shadowRoot || !(button instanceof HTMLButtonElement)) {
    throw new Error('the widget did not start');
  }
  onTestFinished(() => api.destroy());
  return { api, host, root: host.shadowRoot, button, spoken: () => host.textContent };
}

/** Puts markup on the page for the length of a test, with storage as in a new tab. */
export function showPage(markup: string): HTMLElement {
  sessionStorage.clear();
  const page = document.createElement('main');
  page.append(document.createRange().createContextualFragment(markup));
  document.body.append(page);
  onTestFinished(() => {
    page.remove();
    sessionStorage.clear();
  });
  return page;
}

export const LOGIN_FORM = `
  <form action="/login" style="width: 200px">
    <div id="messages"></div>
    <input name="user" autocomplete="username">
    <input name="password" type="password" autocomplete="current-password">
    <button>Sign in</button>
  </form>`;

/** How long the page's server takes, ms: what comes sooner is the page's own doing. */
const SERVER_MS = 450;

/** Fills in the form as a person would and sends it; the page answers with `error` after a moment. */
export function signIn(page: HTMLElement, userId: string, error: string | null): void {
  const form = page.querySelector('form');
  const [user, password] = page.querySelectorAll('input');
  if (!form || !user || !password) throw new Error('no form to sign in with');
  user.value = userId;
  password.value = 'sentinel-Pa55';
  form.addEventListener(
    'submit',
    (event) => {
      event.preventDefault();
      if (error !== null) setTimeout(() => showError(page, error), SERVER_MS);
    },
    { once: true },
  );
  form.requestSubmit();
}

/** The page shows an error, as a single-page app would. */
export function showError(page: HTMLElement, text: string): void {
  const alert = document.createElement('div');
  alert.role = 'alert';
  const icon = document.createElement('i');
  icon.className = 'material-icons';
  icon.textContent = 'error_outline';
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '×';
  alert.append(icon, text, close);
  page.querySelector('#messages')?.replaceChildren(alert);
}

/** Waits until the widget has seen a failure. */
export async function untilReport(api: PorchlightApi) {
  await expect.poll(() => api.report(), { timeout: 8_000 }).not.toBeNull();
  const report = api.report();
  if (!report) throw new Error('no report');
  return report;
}
