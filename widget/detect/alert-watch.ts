import { cleanText } from './clean-text.ts';

/**
 * Hears what the page says by `alert()`, where its owner asks for it by `data-watch-alert`: the one
 * thing of the page that is ever replaced, and only then. The page's own `alert` goes on as before.
 */
export function watchAlerts(said: string[], stop: AbortController): void {
  const own = window.alert;
  const alert = (...words: unknown[]): void => {
    own.call(window, words[0]);
    said.push(cleanText(String(words[0])));
  };
  window.alert = alert;
  stop.signal.addEventListener('abort', () => {
    if (window.alert === alert) window.alert = own;
  });
}
