import watchPath from 'virtual:watch-url';
import { hearAttempts, type SeenAttempt } from './attempts.ts';
import type { BootParts, StartWatch } from './boot-parts.ts';
import { drawBubble, showBubble } from './bubble.ts';
import { createApi } from './create-api.ts';
import { hasErrorHint } from './hints.ts';
import { STORAGE } from './parts.ts';
import { readStored, storeTrail } from './trail.ts';
import { warn } from './warn.ts';

/** Notes a sign-in attempt at once, before the page unloads. */
function noteAttempt(parts: BootParts, attempt: SeenAttempt): void {
  const { trail } = parts;
  const { kind, idField } = attempt;
  parts.attempt = attempt;
  parts.trail = {
    ...trail,
    userId: (parts.options['rememberId'] !== 'off' && idField?.value) || trail?.userId,
    attempts: [...(trail?.attempts ?? []), { at: Date.now(), kind, outcome: 'pending' }],
  };
  storeTrail(parts.trail);
  parts.watch?.attempted();
}

/** Starts the widget as its script tag says. A second tag is ignored. */
export function boot(script: HTMLScriptElement): void {
  const before = window.Porchlight;
  if (before?.getState?.()) return warn('second tag');
  const options = { ...script.dataset };
  if (!options['site']) warn('no data-site');
  const stop = new AbortController();
  const language = options['locale'] || document.documentElement.lang || navigator.language;
  const attempts = hearAttempts(
    options['form'],
    stop.signal,
    (attempt) => {
      noteAttempt(parts, attempt);
      need();
    },
    async (node) => {
      await need();
      parts.watch?.pressed(node);
    },
  );
  const parts: BootParts = {
    ...drawBubble(/^ko/i.test(language) ? 'ko' : 'en'),
    ...attempts,
    options,
    src: script.src,
    calls: [],
    trail: readStored(STORAGE.handOver),
  };
  storeTrail(null);
  let coming: Promise<void> | null = null;
  const fetchWatch = async (): Promise<void> => {
    try {
      const url = `${new URL(`/${watchPath}`, script.src)}`;
      const { startWatch }: { readonly startWatch: StartWatch } = await import(
        /* @vite-ignore */ url
      );
      parts.watch = startWatch(parts);
    } catch {
      // A policy forbids it or the relay is out of reach. Browsers remember that: no second try.
      warn('out of reach');
    }
  };
  const need = (): Promise<void> => (coming ??= fetchWatch());
  const api = createApi(parts, need, stop);
  window.Porchlight = api;
  for (const [name, ...args] of before?.q ?? []) api(`${name}`, ...args);
  addEventListener('porchlight:login-failed', ({ detail }) => api.reportFailure(detail), stop);
  const { button } = parts;
  button.onclick = () => api.toggle();
  button.onpointerenter = button.onfocus = async () => {
    await need();
    parts.watch?.prefetch();
  };
  const start = (): void => {
    showBubble(parts, stop);
    if (parts.trail || readStored(STORAGE.visitor) || hasErrorHint(options['errorSelector']))
      need();
    dispatchEvent(new CustomEvent('porchlight:ready'));
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start, stop);
  else start();
}
