import { render } from 'preact';
import { keepsCookies } from '../keeps-cookies.ts';
import type { Panel as PanelHandle, PanelParts } from '../parts.ts';
import { readClientInfo } from './client-info.ts';
import { accompany } from './companion.ts';
import { Panel } from './components/Panel.tsx';
import { createEnterRule } from '../../shared/enter-rule.ts';
import type { Strings } from './i18n/strings.ts';
import { openSocket, type LiveSocket } from './live-socket.ts';
import { createLogEnd } from './log-end.ts';
import { PanelModel } from './model.ts';
import { newId } from '../../shared/new-id.ts';
import css from './panel.css?inline';
import { HEADING, phaseOf } from './panel-state.ts';
import { keepToScreen } from './screen.ts';
import { hasStorage, openVisitorStorage } from './visitor-storage.ts';

const isVisible = () => document.visibilityState === 'visible';

type Connect = () => LiveSocket;

const createModel = (
  panel: PanelParts,
  strings: Strings,
  connect: Connect,
  changed: (focus: string | null) => void,
) =>
  new PanelModel({
    panel,
    strings,
    changed,
    isVisible,
    fetchGuard: () => import('./guard.ts'),
    newId,
    storage: openVisitorStorage(() => sessionStorage),
    schedule(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    connect,
    isOnline: () => navigator.onLine,
    random: Math.random,
    now: Date.now,
    context: () => ({
      pageUrl: location.origin + location.pathname,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      client: readClientInfo(
        navigator,
        window,
        keepsCookies(),
        hasStorage(() => sessionStorage),
      ),
    }),
  });

/** Draws the model into an element, once for all changes of the same moment. */
function createDrawing(
  element: HTMLElement,
  parts: PanelParts,
  strings: Strings,
  connect: Connect,
) {
  let isDue = false;
  let toFocus: string | null = null;
  let release: (() => void) | null = null;
  const draw = () => {
    isDue = false;
    const { state } = model;
    const focused = parts.root.activeElement;
    render(<Panel {...{ model, state, parts, strings, enter, logEnd }} />, element);
    const panel = element.querySelector<HTMLElement>('.panel');
    if (panel) release ??= keepToScreen(parts.root.host, panel);
    else release = release?.() ?? null;
    const lines = state.entries.length + state.outbox.length + Number(state.agentTyping);
    logEnd.drawn(lines, state.outbox.length > 0);
    // What had the focus may be gone: then it goes to the heading, not to the page's very start.
    const isLost = focused !== null && !focused.isConnected;
    const wanted = toFocus && element.querySelector<HTMLElement>(toFocus);
    if (toFocus || isLost) (wanted || element.querySelector<HTMLElement>(HEADING))?.focus();
    toFocus = null;
    accompany(model, parts);
  };
  const model = createModel(parts, strings, connect, (focus) => {
    toFocus = focus ?? toFocus;
    if (!isDue) queueMicrotask(draw);
    isDue = true;
  });
  const logEnd = createLogEnd((seesEnd) => model.looked(seesEnd));
  const enter = createEnterRule({
    send: () => model.send(),
    afterCommit: (run) => setTimeout(run),
    now: () => performance.now(),
    isTouch: () => matchMedia('(hover: none) and (pointer: coarse)').matches,
  });
  element.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Escape' && !isComposing) model.escape();
  });
  draw();
  const clear = () => {
    model.stop();
    release?.();
    render(null, element);
  };
  return { model, clear };
}

/** Goes on as soon as the network or the visitor is back; follows each new failure. */
function follow(parts: PanelParts, model: PanelModel): () => void {
  const ending = new AbortController();
  const looked = () => {
    if (isVisible()) model.wake();
    model.looked();
  };
  window.addEventListener('online', () => model.wake(), ending);
  document.addEventListener('visibilitychange', looked, ending);
  const stopHearing = parts.onFailure((failure) => model.heardFailure(failure));
  return () => {
    ending.abort();
    stopHearing();
  };
}

/**
 * Draws the panel into the widget's shadow root, and brings back what a reload interrupted.
 * @param connect opens the connection to the relay, when it is first needed
 */
export function mountPanel(
  parts: PanelParts,
  strings: Strings,
  connect: Connect = () => openSocket(parts.config),
): PanelHandle {
  const { root, config } = parts;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const element = document.createElement('div');
  element.className = 'porchlight';
  // As configured, else as the page declares; else the style sheet asks what the visitor prefers.
  const declared = getComputedStyle(document.documentElement).colorScheme;
  element.dataset['theme'] = config.theme === 'auto' ? declared : config.theme;
  root.append(element);
  const { model, clear } = createDrawing(element, parts, strings, connect);
  if (model.state.open) parts.openChanged(true);
  const unfollow = follow(parts, model);
  return {
    open: (focus) => model.open(focus),
    close: () => model.close(),
    isOpen: () => model.state.open,
    phase: () => phaseOf(model.state),
    destroy() {
      unfollow();
      clear();
      element.remove();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    },
  };
}
