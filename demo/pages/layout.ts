import { BASE, type Language } from '../site.ts';
import { wordsOf } from '../words.ts';
import { html, type Html } from './html.ts';

export interface Page {
  readonly language: Language;
  readonly title: string;
  /** Added to `head`: the scripts of the page. */
  readonly head?: Html;
  /** Where the other language of this page is; without it there is no switch. */
  readonly otherLanguagePath?: string;
  readonly main: Html;
  readonly footer?: Html;
}

/** The one tag that any owner pastes; the only thing of ours on a login page. */
export const WIDGET_TAG = html`<script async src="/v1/porchlight.js" data-site="demo"></script>`;

/** A whole document with the bookshop's mark at the top. */
export function renderPage(page: Page): string {
  const words = wordsOf(page.language);
  return html`<!doctype html>
    <html lang="${page.language}">
      <head>
        <meta charset="utf-8" />
        <title>${page.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="${BASE}/assets/moon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${BASE}/assets/demo.css" />
        ${page.head}
      </head>
      <body>
        <header class="top">
          <a class="mark" href="${BASE}/?lang=${page.language}">${moon} ${words.shop}</a>
          ${languageSwitch(page)}
        </header>
        <main>${page.main}</main>
        ${page.footer === undefined ? undefined : html`<footer>${page.footer}</footer>`}
      </body>
    </html> `.markup;
}

export function otherLanguage(language: Language): Language {
  return language === 'ko' ? 'en' : 'ko';
}

const moon = html`<svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
  <path fill="currentColor" d="M20.5 14.6A9 9 0 1 1 10.2 3.1a7.4 7.4 0 0 0 10.3 11.5Z" />
</svg>`;

function languageSwitch({ language, otherLanguagePath }: Page): Html | undefined {
  if (otherLanguagePath === undefined) return undefined;
  const other = otherLanguage(language);
  return html`<a href="${otherLanguagePath}" lang="${other}" hreflang="${other}">
    ${wordsOf(other).languageName}
  </a>`;
}
