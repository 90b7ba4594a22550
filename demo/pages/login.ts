import type { Cause } from '../failures.ts';
import {
  BASE,
  frontPath,
  loginPath,
  resetPath,
  USER_ID_FIELD,
  USER_ID_MAX_LENGTH,
  type Language,
  type PageKind,
} from '../site.ts';
import { wordsOf, type Words } from '../words.ts';
import { html, type Html } from './html.ts';
import { otherLanguage, WIDGET_TAG, renderPage } from './layout.ts';

export interface LoginView {
  readonly language: Language;
  readonly kind: PageKind;
  /** Which fields the form asks for; `user-id` and `password` are the halves of `two-step`. */
  readonly step: 'both' | 'user-id' | 'password';
  /** Put back into its field. The password never is. */
  readonly userId: string;
  readonly csrf: string;
  /** Why the attempt that this page answers failed. */
  readonly failure?: Cause;
  readonly signedOut?: boolean;
}

/** A login page, fresh or as the answer to a failed attempt. */
export function renderLogin(view: LoginView): string {
  const words = wordsOf(view.language);
  const title = `${words.login.title} - ${words.shop}`;
  return renderPage({
    language: view.language,
    title: view.failure === undefined ? title : `${words.login.errorPrefix}: ${title}`,
    head: html`<script defer src="${BASE}/assets/show-password.js"></script>
      ${view.kind === 'spa' ? html`<script defer src="${BASE}/assets/spa.js"></script>` : undefined}
      ${WIDGET_TAG}`,
    otherLanguagePath: loginPath(otherLanguage(view.language), view.kind),
    main: html`<div class="card">
      <h1>${words.login.title}</h1>
      <p class="lede">${words.login.lede}</p>
      ${
        view.signedOut === true
          ? html`<p class="notice" role="status">${words.login.signedOut}</p>`
          : undefined
      }
      ${form(view, words)}
      <p class="below">
        <a href="${resetPath(view.language, view.kind)}">${words.login.forgot}</a>
      </p>
    </div>`,
    footer: html`<p>
      ${words.login.footer}
      <a href="${frontPath(view.language)}">${words.login.allAccounts}</a>
    </p>`,
  });
}

function form(view: LoginView, words: Words): Html {
  const action =
    loginPath(view.language, view.kind) + (view.step === 'password' ? '/password' : '');
  const alert =
    view.failure === undefined || view.kind === 'two-step'
      ? undefined
      : html`<div class="alert" role="alert">${words.failures[view.failure]}</div>`;
  const error =
    view.failure === undefined || view.kind !== 'two-step'
      ? undefined
      : words.failures[view.failure];
  return html`<form method="post" action="${action}" ${scriptHooks(view, words)}>
    <input type="hidden" name="csrf" value="${view.csrf}" />
    ${view.kind === 'spa' ? html`<div id="messages" aria-live="assertive">${alert}</div>` : alert}
    ${userIdField(view, words, view.step === 'user-id' ? error : undefined)}
    ${
      view.step === 'user-id'
        ? undefined
        : passwordField(view, words, view.step === 'password' ? error : undefined)
    }
    <button type="submit" class="button">
      ${view.step === 'user-id' ? words.login.next : words.login.submit}
    </button>
  </form>`;
}

/** What `spa.js` needs to know; the other pages work without a script. */
function scriptHooks({ kind, language }: LoginView, words: Words): Html | undefined {
  if (kind !== 'spa') return undefined;
  return html`id="sign-in" data-endpoint="${loginPath(language, kind)}/session"
  data-busy="${words.login.busy}" data-offline="${words.login.offline}"
  data-time-out="${words.failures['time-out']}"`;
}

function userIdField(view: LoginView, words: Words, error?: string): Html {
  const name = USER_ID_FIELD[view.kind];
  const settled = view.step === 'password';
  const focused = !settled && view.failure === undefined;
  return html`<div class="field">
    <label for="${name}">${words.login.userId}</label>
    <input
      id="${name}"
      name="${name}"
      type="text"
      value="${view.userId}"
      maxlength="${USER_ID_MAX_LENGTH}"
      inputmode="email"
      autocomplete="username"
      autocapitalize="none"
      spellcheck="false"
      ${flag('required', !settled)}
      ${flag('readonly', settled)}
      ${flag('autofocus', focused)}
      ${described(name, error)}
    />
    ${fieldError(name, error)}
    ${
      settled
        ? html`<a class="aside" href="${loginPath(view.language, view.kind)}"
            >${words.login.otherUserId}</a
          >`
        : undefined
    }
  </div>`;
}

function passwordField(view: LoginView, words: Words, error?: string): Html {
  return html`<div class="field">
    <label for="password">${words.login.password}</label>
    <input
      id="password"
      name="password"
      type="password"
      autocomplete="current-password"
      required
      ${flag('autofocus', view.step === 'password' || view.failure !== undefined)}
      ${described('password', error)}
    />
    <button
      type="button"
      class="aside"
      data-shows="password"
      data-hide="${words.login.hide}"
      hidden
    >
      ${words.login.show}
    </button>
    ${fieldError('password', error)}
  </div>`;
}

function flag(name: string, isSet: boolean): Html | undefined {
  return isSet ? html`${name}` : undefined;
}

function described(field: string, error: string | undefined): Html | undefined {
  if (error === undefined) return undefined;
  return html`aria-invalid="true" aria-describedby="${field}-error"`;
}

function fieldError(field: string, error: string | undefined): Html | undefined {
  if (error === undefined) return undefined;
  return html`<p class="field-error" id="${field}-error">${error}</p>`;
}
