/** Narrower or lower than this the panel takes the whole screen. */
const SMALL = '(width < 480px), (height < 500px)';

/** Takes everything beside the widget out of reach, and holds the page still where it is. */
function setAside(host: Element, signal: AbortSignal): void {
  const others = [...(host.parentElement?.children ?? [])].filter(
    (element) => element instanceof HTMLElement && element !== host && !element.inert,
  );
  const { style } = document.documentElement;
  const { overflow } = style;
  style.overflow = 'hidden';
  for (const element of others) element.toggleAttribute('inert', true);
  signal.addEventListener('abort', () => {
    style.overflow = overflow;
    for (const element of others) element.toggleAttribute('inert', false);
  });
}

/** Keeps the panel within what the phone's keyboard leaves; only the visual viewport knows that. */
function pin({ style }: HTMLElement, signal: AbortSignal): void {
  const view = window.visualViewport;
  const fit = () => {
    style.setProperty('--top', `${view?.offsetTop}px`);
    style.setProperty('--height', `${view?.height}px`);
  };
  if (view) fit();
  view?.addEventListener('resize', fit, { signal });
  view?.addEventListener('scroll', fit, { signal });
}

/** Makes the panel full-screen and modal where the screen is small; returns how to undo it. */
export function keepToScreen(host: Element, panel: HTMLElement): () => void {
  const small = matchMedia(SMALL);
  let holding = new AbortController();
  const fit = () => {
    holding.abort();
    panel.classList.toggle('full', small.matches);
    panel.ariaModal = small.matches ? 'true' : null;
    if (!small.matches) return;
    holding = new AbortController();
    setAside(host, holding.signal);
    pin(panel, holding.signal);
  };
  fit();
  small.addEventListener('change', fit);
  return () => {
    small.removeEventListener('change', fit);
    holding.abort();
  };
}
