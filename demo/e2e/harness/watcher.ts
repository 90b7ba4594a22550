import type { Page } from '@playwright/test';

/** What a page noticed about itself since it was opened; times as `performance.now()` gives them. */
export type Seen = {
  /** When the page's own error was there. */
  readonly errorAt: number | null;
  /** When the chip beside the bubble was there. */
  readonly chipAt: number | null;
  readonly spoken: readonly string[];
  /** The sum of all layout shifts; 0 where the browser does not measure it. */
  readonly layoutShift: number;
  readonly violations: readonly string[];
  /** Ids of the page's elements that got the focus, in order. */
  readonly focused: readonly string[];
};

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function watchPage(): void {
  const seen: Writable<Seen> = {
    errorAt: null,
    chipAt: null,
    spoken: [],
    layoutShift: 0,
    violations: [],
    focused: [],
  };
  Reflect.set(window, 'seenByTest', seen);
  document.addEventListener('securitypolicyviolation', (event) => {
    const { violatedDirective, blockedURI, sourceFile } = event;
    seen.violations = [...seen.violations, `${violatedDirective}: ${blockedURI || sourceFile}`];
  });
  document.addEventListener('focusin', (event) => {
    const { target } = event;
    if (target instanceof Element) seen.focused = [...seen.focused, target.id || target.localName];
  });
  const look = (): void => {
    const host = document.querySelector('porchlight-help');
    if (document.querySelector('[role=alert],[aria-invalid=true]')) {
      seen.errorAt ??= performance.now();
    }
    if (host?.shadowRoot?.querySelector('.chip')) seen.chipAt ??= performance.now();
    for (const line of host?.querySelectorAll('[role=status] > *') ?? []) {
      const text = line.textContent ?? '';
      if (line.hasAttribute('data-heard')) continue;
      line.setAttribute('data-heard', '');
      seen.spoken = [...seen.spoken, text];
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.layoutShift += Number(Reflect.get(entry, 'value'));
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Makes every document that this page opens from now on notice what is in `Seen`. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(watchPage);
}

/** What the document on the page noticed so far. */
export const seenBy = (page: Page): Promise<Seen> =>
  page.evaluate<Seen>(() => Reflect.get(window, 'seenByTest'));
