import { listForms } from './bubble.ts';
import type { Bubble } from './boot-parts.ts';
import { touches } from './placement.ts';

export type ChipWords = { readonly title: string; readonly action: string; readonly close: string };

/** Whether the chip stands in nobody's way. */
const hasRoom = (chip: HTMLElement): boolean => {
  const box = chip.getBoundingClientRect();
  return !listForms().some((form) => touches(box, form.getBoundingClientRect()));
};

/** Shows the chip beside the bubble, unless it would cover a sign-in form; until `shown` is aborted. */
export function showChip(
  { root, button }: Bubble,
  words: ChipWords,
  body: string,
  open: () => void,
  dismiss: () => void,
  shown: AbortController,
): void {
  const chip = document.createElement('aside');
  const add = (name: string, text: string, press: (() => void) | null): HTMLElement => {
    const element = document.createElement(name);
    element.textContent = text;
    element.onclick = press;
    chip.append(element);
    return element;
  };
  add('b', words.title, null);
  add('span', body, null);
  add('button', words.action, open);
  add('button', '✕', dismiss).ariaLabel = words.close;
  chip.className = 'chip';
  root.append(chip);
  shown.signal.addEventListener('abort', () => chip.remove());
  chip.style.visibility = 'hidden';
  // It calls once the browser has laid the page out by itself, and before that is painted.
  const observer = new ResizeObserver(() => {
    observer.disconnect();
    // On the bubble's side.
    chip.id = button.id;
    chip.style.visibility = hasRoom(chip) ? '' : 'hidden';
  });
  const place = (): void => observer.observe(chip);
  addEventListener('resize', place, shown);
  place();
}
