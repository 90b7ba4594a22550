import { frontPath, loginPath, type Language, type PageKind } from '../site.ts';
import { wordsOf, type NoticeKind } from '../words.ts';
import { html } from './html.ts';
import { WIDGET_TAG, renderPage } from './layout.ts';

/** A page that only says what is wrong with a request. */
export function renderNotice(language: Language, kind: NoticeKind): string {
  const words = wordsOf(language);
  const { title, text } = words.notices[kind];
  return renderPage({
    language,
    title,
    main: html`<div class="card">
      <h1>${title}</h1>
      <p class="lede">${text}</p>
      <p><a href="${frontPath(language)}">${words.toFront}</a></p>
    </div>`,
  });
}

/**
 * What stands in for a login page whose server did not answer: the shop's own error page, which its
 * gateway serves. It has no form, but the owner has pasted the tag here too.
 */
export function renderGatewayTimeOut(language: Language, kind: PageKind): string {
  const { title, text, back } = wordsOf(language).gateway;
  return renderPage({
    language,
    title,
    head: WIDGET_TAG,
    main: html`<div class="card">
      <h1>${title}</h1>
      <p class="lede" role="alert">${text}</p>
      <p><a href="${loginPath(language, kind)}">${back}</a></p>
    </div>`,
  });
}
