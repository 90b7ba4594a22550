import type { Account } from '../accounts.ts';
import { BASE, type Language } from '../site.ts';
import { wordsOf } from '../words.ts';
import { html } from './html.ts';
import { renderPage } from './layout.ts';

/** The page behind the login. It carries no script, ours or the shop's. */
export function renderHome(language: Language, account: Account, csrf: string): string {
  const words = wordsOf(language);
  return renderPage({
    language,
    title: `${words.home.title} - ${words.shop}`,
    main: html`<div class="card">
      <h1>${words.home.greet(account.name[language])}</h1>
      <p class="lede">${words.home.text}</p>
      <form method="post" action="${BASE}/${language}/sign-out">
        <input type="hidden" name="csrf" value="${csrf}" />
        <button type="submit" class="button">${words.home.signOut}</button>
      </form>
    </div>`,
  });
}
