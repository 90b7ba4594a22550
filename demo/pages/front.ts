import { ACCOUNTS, PASSWORD, type Account } from '../accounts.ts';
import { FAILURES } from '../failures.ts';
import { frontPath, loginPath, PAGE_KINDS, type Language } from '../site.ts';
import { wordsOf, type Entry, type Words } from '../words.ts';
import { html, type Html } from './html.ts';
import { otherLanguage, renderPage } from './layout.ts';

/** The front page: what this is, the login pages, the accounts and where the console is. */
export function renderFront(language: Language): string {
  const words = wordsOf(language).front;
  return renderPage({
    language,
    title: words.title,
    otherLanguagePath: frontPath(otherLanguage(language)),
    main: html`<div class="front">
      <p class="eyebrow">${words.title}</p>
      <h1>${words.heading}</h1>
      <p class="lede">${words.lede}</p>
      <h2>${words.pagesHeading}</h2>
      <ul class="choices">
        ${PAGE_KINDS.map((kind) => choice(loginPath(language, kind), words.pages[kind]))}
      </ul>
      <h2>${words.accountsHeading}</h2>
      <p>${words.passwordBefore}<code>${PASSWORD}</code>${words.passwordAfter}</p>
      ${accountsTable(words)}
      <h2>${words.consoleHeading}</h2>
      <p>${words.consoleText}</p>
      <p><a class="button" href="/console/">${words.consoleLink}</a></p>
    </div>`,
  });
}

function choice(path: string, { title, text }: Entry): Html {
  return html`<li>
    <a href="${path}"><strong>${title}</strong><span>${text}</span></a>
  </li>`;
}

function accountsTable(words: Words['front']): Html {
  const [first, ...rest] = ACCOUNTS;
  const [wrong, locked] = [FAILURES['wrong-credentials'].status, FAILURES.locked.status];
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.accountColumn}</th>
        <th scope="col">${words.effectColumn}</th>
      </tr>
    </thead>
    <tbody>
      ${first === undefined ? undefined : accountRow(first, words)}
      ${first === undefined ? undefined : entryRow(first.id, words.anyWrongPassword, wrong)}
      ${first === undefined ? undefined : entryRow(first.id, words.fiveWrongPasswords, locked)}
      ${entryRow(undefined, words.unknownId, wrong)}
      ${rest.map((account) => accountRow(account, words))}
    </tbody>
  </table>`;
}

function accountRow({ id, effect }: Account, words: Words['front']): Html {
  const status = effect === 'signs-in' ? 303 : statusOf(effect);
  return row(html`<code>${breakable(id)}</code>`, words.effects[effect], status);
}

function statusOf(effect: Exclude<Account['effect'], 'signs-in'>): number {
  return FAILURES[effect === 'cookies-rejected' ? 'cookies-blocked' : effect].status;
}

function entryRow(id: string | undefined, { title, text }: Entry, status: number): Html {
  const account = id === undefined ? undefined : html`<code>${breakable(id)}</code> + `;
  return row(html`${account}<em>${title}</em>`, text, status);
}

function row(account: Html, text: string, status: number): Html {
  return html`<tr>
    <th scope="row">${account}</th>
    <td><span class="status">${status}</span> ${text}</td>
  </tr>`;
}

/** Lets an id break after its `@` on the narrowest screens. */
function breakable(id: string): Html {
  const [local = '', domain = ''] = id.split('@');
  return html`${local}@<wbr />${domain}`;
}
