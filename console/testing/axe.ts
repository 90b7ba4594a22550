import axe from 'axe-core';
import { cdp, server } from 'vitest/browser';

/** What axe finds wrong on the page now, one line each; everything is checked, colours included. */
export async function findViolations(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Colour schemes this browser can be put into by its test driver. */
export const SCHEMES =
  server.browser === 'chromium' ? (['light', 'dark'] as const) : (['light'] as const);

/** Puts the page into a colour scheme, as the system's setting would. */
export async function useScheme(scheme: 'light' | 'dark'): Promise<void> {
  if (server.browser !== 'chromium') return;
  await cdp().send('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-color-scheme', value: scheme }],
  });
}
