import type { Locale } from '../shared/report.ts';
import type { Bubble } from './boot-parts.ts';
import css from './bubble.css?inline';
import { PLACES, touches } from './placement.ts';
import { quietly } from './quietly.ts';
import { OPEN_HELP } from './strings.ts';

const SIGN_IN_FIELDS = '[type=password],[autocomplete*=username]';

/** The sign-in forms of the page, or their fields where there is no form. */
export const listForms = (): readonly Element[] =>
  [...document.querySelectorAll(SIGN_IN_FIELDS)].map((field) => field.closest('form') ?? field);

/** Draws the closed bubble, not yet on the page. */
export function drawBubble(locale: Locale): Bubble {
  const host = document.createElement('porchlight-help');
  const speaker = document.createElement('div');
  const button = document.createElement('button');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.append(document.createElement('slot'), button);
  host.append(speaker);
  speaker.role = 'status';
  button.textContent = '?';
  button.id = PLACES[0];
  button.ariaLabel = OPEN_HELP[locale];
  return { locale, host, root, button, speaker };
}

/** Puts the bubble at the end of the page, and keeps it off the sign-in forms. */
export function showBubble({ host, button }: Bubble, stop: AbortController): void {
  // It calls once the browser has laid the page out by itself, and before that is painted.
  const observer = new ResizeObserver(
    quietly(() => {
      // A size that changes under observation would be told to the page as an error.
      observer.disconnect();
      const forms = listForms().map((form) => form.getBoundingClientRect());
      PLACES.find((name) => {
        button.id = name;
        const box = button.getBoundingClientRect();
        return !forms.some((form) => touches(box, form));
      });
    }),
  );
  const place = (): void => observer.observe(button);
  document.body.append(host);
  for (const name of ['resize', 'scroll', 'load']) addEventListener(name, place, stop);
  place();
}
