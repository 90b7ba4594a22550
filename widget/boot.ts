import watchPath from 'virtual:watch-url';
import { hearAttempts, type SeenAttempt } from './attempts.ts';
import type { BootParts, StartWatch, Watch } from './boot-parts.ts';
import { drawBubble, showBubble } from './bubble.ts';
import { createApi } from './create-api.ts';
import { findErrorHint } from './hints.ts';
import { STORAGE } from './parts.ts';
import { quietly } from './quietly.ts';
import { readStored, storeTrail } from './trail.ts';
import { warn } from './warn.ts';

/** Commands for which the help comes; the others wait for it. */
const URGENT = /Fa|op|tog|pre/;

/** Notes a sign-in attempt at once, before the page unloads. */
function noteAttempt(parts: BootParts, attempt: SeenAttempt): void {
  const { trail } = parts;
  const { kind, idField } = attempt;
  const userId = (parts.options['rememberId'] !== 'off' && idField?.value) || trail?.userId;
  parts.attempt = attempt;
  parts.trail = {
    ...trail,
    userId,
    attempts: [...(trail?.attempts ?? []), { at: Date.now(), kind, outcome: 'pending' }],
  };
  storeTrail(parts.trail);
  parts.watch?.attempted();
}

/** Fetches the recogniser part, once. */
function fetcher(parts: BootParts): () => Promise<Watch | void> {
  let coming: Promise<Watch | void> | undefined;
  const fetch = (): Promise<Watch | void> =>
    import(/* @vite-ignore */ new URL(watchPath, parts.src).href).then(
      ({ startWatch }: { readonly startWatch: StartWatch }) => (parts.watch = startWatch(parts)),
    );
  // A policy forbids it or the relay is out of reach. Browsers remember that: no second try.
  return () => (coming ??= fetch().catch(warn));
}

/** Starts the widget as its script tag says. A second tag is ignored. */
export function boot({ dataset: options, src }: HTMLScriptElement): void {
  const before = window.Porchlight;
  if (before?.getState?.()) return warn('second tag');
  if (!options['site']) warn('no data-site');
  const stop = new AbortController();
  const language = options['locale'] || document.documentElement.lang || navigator.language;
  const sent = (attempt: SeenAttempt): void => {
    noteAttempt(parts, attempt);
    void need();
  };
  const pressed = (node: Element): void =>
    void need().then(quietly((watch) => watch?.pressed(node)));
  const parts: BootParts = {
    ...drawBubble(/^ko/i.test(language) ? 'ko' : 'en'),
    ...hearAttempts(options, stop.signal, sent, pressed),
    options,
    src,
    stop,
    calls: [],
    help: {
      run(command, argument) {
        parts.calls.push([command, argument]);
        if (URGENT.test(command)) void need();
      },
      getState: () => ({ open: false, phase: 'idle', unread: 0 }),
      report: () => null,
    },
    trail: readStored(STORAGE.handOver),
  };
  storeTrail(null);
  const need = fetcher(parts);
  const api = createApi(parts);
  window.Porchlight = api;
  for (const [name, ...args] of before?.q ?? []) api(name, ...args);
  addEventListener('porchlight:login-failed', ({ detail }) => api.reportFailure(detail), stop);
  const { button } = parts;
  button.onclick = () => api.toggle();
  button.onpointerenter = button.onfocus = () => parts.help.run('prefetch');
  const start = quietly(() => {
    showBubble(parts, stop);
    const isMarked = parts.trail || readStored(STORAGE.visitor);
    if (isMarked || (options['watchAlert'] ?? options['debug']) != null || findErrorHint())
      void need();
    dispatchEvent(new CustomEvent('porchlight:ready'));
  });
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start, stop);
  else start();
}
