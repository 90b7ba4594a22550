/** A visual viewport that is shorter than the page's by this many CSS pixels has a keyboard in it. */
const KEYBOARD_PX = 150;

/** Keeps the bubble away while a keyboard is up for one of the page's fields. */
export function yieldToKeyboard(button: HTMLElement, stop: AbortController): void {
  const view = visualViewport;
  const look = (): void => {
    const lostPx = view ? innerHeight - view.height * view.scale : 0;
    const isTyping = document.activeElement?.matches('input');
    button.toggleAttribute('data-away', isTyping === true && lostPx > KEYBOARD_PX);
  };
  view?.addEventListener('resize', look, stop);
}
