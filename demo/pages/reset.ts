import { loginPath, type Language, type PageKind } from '../site.ts';
import { wordsOf } from '../words.ts';
import { html } from './html.ts';
import { renderPage } from './layout.ts';

/** Where "forgot your password?" leads: says what a real shop would do and does nothing. */
export function renderReset(language: Language, from: PageKind): string {
  const words = wordsOf(language);
  return renderPage({
    language,
    title: `${words.reset.title} - ${words.shop}`,
    main: html`<div class="card">
      <h1>${words.reset.title}</h1>
      <p class="lede">${words.reset.text}</p>
      <p><a class="button" href="${loginPath(language, from)}">${words.reset.back}</a></p>
    </div>`,
  });
}
