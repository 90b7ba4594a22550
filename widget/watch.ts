import { announceIn } from './announcer.ts';
import type { State } from './api.ts';
import type { BootParts, Watch } from './boot-parts.ts';
import { readConfig } from './config.ts';
import { Detector } from './detect/detector.ts';
import { Failures, toReport } from './failures.ts';
import { yieldToKeyboard } from './keyboard.ts';
import { judgePresses } from './lone-fields.ts';
import nudgeCss from './nudge.css?inline';
import { Nudge } from './nudge.ts';
import { findResetLink, focusIdField } from './page-links.ts';
import { createPanelDoor, type PanelDoor } from './panel-door.ts';
import { STORAGE, type Failure, type PanelParts, type WidgetEvents } from './parts.ts';
import { readStored, storeTrail } from './trail.ts';
import { warn } from './warn.ts';

const emit = <Name extends keyof WidgetEvents>(name: Name, detail: WidgetEvents[Name]): void => {
  dispatchEvent(new CustomEvent(`porchlight:${name}`, { detail }));
};

function adoptStyle(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(nudgeCss);
  root.adoptedStyleSheets.push(sheet);
}

class PageWatch implements Watch {
  readonly pressed: (node: Element) => void;
  readonly #parts: BootParts;
  readonly #config: PanelParts['config'];
  readonly #stop = new AbortController();
  readonly #heard = new Set<(failure: Failure) => void>();
  readonly #nudge: Nudge;
  readonly #failures: Failures;
  readonly #detector: Detector;
  readonly #door: PanelDoor;
  #unread = 0;

  constructor(parts: BootParts) {
    this.#parts = parts;
    this.#config = readConfig(parts, (name) => warn('wrong option', name));
    this.#nudge = new Nudge(parts, this.#say, () => this.#open());
    this.#detector = new Detector(
      parts,
      this.#config.errorSelector,
      this.#stop,
      (diagnosis) => this.#tell(this.#failures.found(diagnosis)),
      () => this.#forget(),
    );
    this.#failures = new Failures(parts);
    this.#door = createPanelDoor(this.#panelParts());
    this.pressed = judgePresses(parts, this.#stop);
    yieldToKeyboard(parts.button, this.#stop);
    for (const [command, args] of parts.calls.splice(0)) this.run(command, args);
    const visitor = readStored<{ readonly open?: unknown }>(STORAGE.visitor);
    if (visitor?.open === true) this.#open(false);
    else if (visitor) void this.#door.get();
  }

  run(command: string, [argument]: readonly unknown[]): void {
    try {
      this.#commands[command]?.(argument);
    } catch {
      // What a site's script asks for in a strange way must not stop that script.
    }
  }

  attempted(): void {
    this.#detector.attempted();
  }

  report() {
    return toReport(this.#failures.current());
  }

  getState(): State {
    const panel = this.#door.now();
    return {
      open: panel?.isOpen() ?? false,
      phase: panel?.phase() ?? 'idle',
      unread: this.#unread,
    };
  }

  prefetch(): void {
    void this.#door.prefetch();
  }

  destroy(): void {
    this.#stop.abort();
    this.#nudge.clear();
    this.#door.destroy();
  }

  /** The commands of the API by name; they make the best of any argument. */
  readonly #commands: Readonly<Record<string, (argument: unknown) => void>> = {
    open: () => this.#open(),
    close: () => this.#door.now()?.close(),
    toggle: (to) => {
      if (to ? to === 'close' : this.getState().open) this.#door.now()?.close();
      else this.#open();
    },
    addStep: (step) => this.#failures.addStep(String(step)),
    setUser: (user) => this.#failures.setUser(String(Object(user).id ?? '')),
    reportFailure: (told) => {
      const failure = this.#failures.told(told);
      this.#detector.settle(failure.cause);
      this.#tell(failure);
    },
    loginSucceeded: () => {
      this.#detector.settle('unknown');
      this.#forget();
    },
    shutdown: () => {
      this.#door.destroy();
      this.#forget();
      storeTrail(null, STORAGE.visitor);
    },
  };

  readonly #say = (text: string): void => announceIn(this.#parts.speaker, text);

  #open(focus = true): void {
    void this.#door.get().then((panel) => panel?.open(focus));
  }

  #tell(failure: Failure): void {
    for (const heard of this.#heard) heard(failure);
    const { cause, confidence, causeSource, attempts } = failure;
    // An error that stands there without an attempt draws no attention.
    if (causeSource !== 'host' && attempts === 0) return;
    emit('failure', { cause, confidence });
    if (!this.getState().open) this.#nudge.failed(failure);
  }

  #forget(): void {
    this.#failures.forget();
    storeTrail(null);
    this.#nudge.clear();
  }

  #panelParts(): PanelParts {
    const { button, host, root } = this.#parts;
    return {
      config: this.#config,
      root,
      announce: this.#say,
      failure: () => this.#failures.current(),
      onFailure: (heard) => {
        this.#heard.add(heard);
        return () => this.#heard.delete(heard);
      },
      addStep: (step) => this.#failures.addStep(step),
      goToIdField: () => focusIdField(this.#parts),
      resetUrl: () => this.#config.resetUrl ?? findResetLink(),
      emit,
      setUnread: (count) => {
        this.#unread = count;
        this.#nudge.setUnread(count);
      },
      openChanged: (isOpen) => {
        button.ariaExpanded = `${isOpen}`;
        this.#nudge.clear();
        emit(isOpen ? 'open' : 'close', null);
        if (!isOpen && document.activeElement === host) button.focus();
      },
    };
  }
}

/** Starts to recognise failed sign-ins, and opens the door to help. */
export function startWatch(parts: BootParts): Watch {
  adoptStyle(parts.root);
  parts.host.lang = parts.locale;
  return new PageWatch(parts);
}
