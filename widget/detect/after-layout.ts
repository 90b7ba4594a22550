import { quietly } from '../quietly.ts';

/**
 * Runs `work` once the browser has laid the page out by itself, so that asking for boxes costs no
 * layout of its own; at once while nobody sees the page, as nothing is laid out then.
 */
export function afterLayout(work: () => void): void {
  if (document.hidden) return work();
  const observer = new ResizeObserver(
    quietly(() => {
      observer.disconnect();
      work();
    }),
  );
  // It hears of every element once, when that element is first seen.
  observer.observe(document.documentElement);
}
